package com.loyalnest.local.check;

import com.loyalnest.common.v1.DeadLetter;
import com.loyalnest.common.v1.ListDeadLettersRequest;
import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.common.v1.ReplayDeadLettersRequest;
import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.local.dev.DevSuite.DevService;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.IdentitySettings;
import com.loyalnest.platform.identity.ServiceTokens;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// `dead-letters`: what the readers of every service gave up on and why; with `replay`, hands it to
/// them once more. Ends with 0 if nothing is left.
public final class DeadLettersCommand {
  private static final int MOST = 500;
  private static final long PATIENCE_SECONDS = 10;

  private final DevSuite suite;
  private final ServiceTokens tokens;

  public DeadLettersCommand(DevSuite suite, String serviceKey) {
    this.suite = suite;
    this.tokens = new ServiceTokens(new IdentitySettings(serviceKey), Clock.systemUTC());
  }

  public int run(boolean replay) {
    var left = 0;
    for (var service : suite.services().entrySet()) {
      try {
        left += look(service.getKey(), service.getValue(), replay);
      } catch (StatusRuntimeException away) {
        throw new CannotStart(service.getKey() + " does not answer: " + away.getStatus(), away);
      }
    }
    System.out.println(left == 0 ? "no dead letters" : left + " dead letters");
    return left == 0 ? 0 : 1;
  }

  private int look(String name, DevService service, boolean replay) {
    var channel = ManagedChannelBuilder.forTarget(service.grpc()).usePlaintext().build();
    try {
      var metadata = new Metadata();
      metadata.put(CallMetadata.SERVICE, tokens.mint("admin", RailsServiceGrpc.SERVICE_NAME));
      var rails =
          RailsServiceGrpc.newBlockingStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
      var letters =
          rails
              .listDeadLetters(ListDeadLettersRequest.newBuilder().setLimit(MOST).build())
              .getDeadLettersList();
      letters.forEach(letter -> print(name, letter));
      return replay ? letters.size() - replay(name, rails, letters) : letters.size();
    } finally {
      channel.shutdownNow();
    }
  }

  private static int replay(
      String name, RailsServiceGrpc.RailsServiceBlockingStub rails, List<DeadLetter> letters) {
    var replayed = 0;
    var byReader = letters.stream().collect(Collectors.groupingBy(DeadLetter::getReader));
    for (var reader : byReader.entrySet()) {
      var request = ReplayDeadLettersRequest.newBuilder().setReader(reader.getKey());
      reader.getValue().forEach(letter -> request.addDeadLetterIds(letter.getDeadLetterId()));
      var count = rails.replayDeadLetters(request.build()).getReplayed();
      System.out.printf("%s.%s: %d replayed%n", name, reader.getKey(), count);
      replayed += count;
    }
    return replayed;
  }

  private static void print(String service, DeadLetter letter) {
    System.out.printf(
        "%s.%s %s %s of %s, %d tries: %s%n",
        service,
        letter.getReader(),
        letter.getDeadLetterId(),
        letter.getFact(),
        letter.getMerchantId(),
        letter.getTries(),
        letter.getError());
  }
}
