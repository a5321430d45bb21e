package com.loyalnest.platform.egress;

import com.loyalnest.platform.egress.OutsideAnswer.Answered;
import com.loyalnest.platform.egress.OutsideAnswer.Forbidden;
import com.loyalnest.platform.egress.OutsideAnswer.Unanswered;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/// Calls URLs that merchants give. A call goes to a public address or nowhere, takes no longer than
/// the settings say however slowly the other side drips, and reads no more than they say.
public final class OutsideClient implements AutoCloseable {
  private final EgressSettings settings;
  private final OutsideUrls urls;
  private final CloseableHttpClient http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  OutsideClient(EgressSettings settings, DnsResolver lookup) {
    this.settings = settings;
    this.urls = new OutsideUrls(settings);
    this.http =
        OutsideConnections.client(settings, new PinningResolver(lookup, settings.allowLoopback()));
  }

  /// Posts it once. Never throws because of the other side: silence is an answer too.
  public OutsideAnswer post(OutsideRequest request) {
    var problem = urls.problem(request.url());
    if (problem.isPresent()) {
      return new Forbidden(problem.get());
    }
    if (request.json().getBytes(StandardCharsets.UTF_8).length > settings.mostRequestBytes()) {
      return new Forbidden("the request is too large");
    }
    var post = new HttpPost(URI.create(request.url()));
    request.headers().forEach(post::setHeader);
    post.setEntity(new StringEntity(request.json(), ContentType.APPLICATION_JSON));
    return inTime(post);
  }

  private OutsideAnswer inTime(HttpPost post) {
    var answer = threads.submit(() -> send(post));
    try {
      return answer.get(settings.longestCall().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return new Unanswered("no whole answer in time");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Unanswered("interrupted");
    } catch (ExecutionException failure) {
      return new Unanswered("the call failed");
    } finally {
      post.cancel();
      answer.cancel(true);
    }
  }

  private OutsideAnswer send(HttpPost post) {
    try {
      return http.execute(post, response -> read(post, response));
    } catch (ForbiddenAddress forbidden) {
      return new Forbidden("its name leads to an address that is not public");
    } catch (IOException silence) {
      return new Unanswered(silence.getClass().getSimpleName());
    }
  }

  /// What is too long is cut off at the connection, for closing the body would read it to its end.
  private OutsideAnswer read(HttpPost post, ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    if (entity == null) {
      return new Answered(response.getCode(), "");
    }
    var bytes = entity.getContent().readNBytes(settings.mostAnswerBytes() + 1);
    if (bytes.length > settings.mostAnswerBytes()) {
      post.cancel();
      return new Unanswered("the answer is too large");
    }
    return new Answered(response.getCode(), new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    http.close();
    threads.shutdownNow();
  }
}
