package com.loyalnest.frontend.api.rest;

import com.google.protobuf.Message;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.Credentials;
import com.loyalnest.frontend.api.http.Problem;
import com.loyalnest.frontend.api.http.QueryText;
import com.loyalnest.frontend.api.http.RawBody;
import com.loyalnest.frontend.api.json.RequestFields;
import com.loyalnest.frontend.content.RefusalTexts;
import com.loyalnest.frontend.limit.RequestLimits;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.identity.CallerIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Handles a request to any path of the contracts: who asks, what is asked, the call, the answer.
@Component
class RestHandler {
  private static final String KEY_FIELD = "idempotency_key";
  private static final String KEY_HEADER = "Idempotency-Key";

  private final Credentials credentials;
  private final RestCalls calls;
  private final RequestLimits limits;
  private final RefusalTexts texts;

  RestHandler(Credentials credentials, RestCalls calls, RequestLimits limits, RefusalTexts texts) {
    this.credentials = credentials;
    this.calls = calls;
    this.limits = limits;
    this.texts = texts;
  }

  ServerResponse handle(RestMethod method, ServerRequest request) throws IOException {
    return answer(method, request).toResponse();
  }

  private Answer answer(RestMethod method, ServerRequest request) throws IOException {
    try {
      var caller = caller(method, request.servletRequest());
      if (method.takesBody() && !isJson(request)) {
        return Answer.of(
            Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", "the body must be application/json"));
      }
      return Answer.ok(calls.call(method, caller, message(method, request)));
    } catch (RuntimeException refused) {
      return Answer.of(inTheCallersLanguage(Problem.of(refused), request));
    }
  }

  private CallerIdentity caller(RestMethod method, HttpServletRequest request) {
    if (method.isOpenToAnyone()) {
      limits.admitStranger(request.getRemoteAddr());
      return new CallerIdentity.Anyone();
    }
    try {
      var caller = credentials.callerOf(request);
      if (caller instanceof CallerIdentity.Anyone) {
        limits.admitStranger(request.getRemoteAddr());
      }
      return caller;
    } catch (Refusal wrong) {
      limits.admitStranger(request.getRemoteAddr());
      throw wrong;
    }
  }

  private Problem inTheCallersLanguage(Problem problem, ServerRequest request) {
    var wanted = request.headers().firstHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return wanted == null
        ? problem
        : texts.of(problem.code(), wanted, problem.message()).map(problem::saying).orElse(problem);
  }

  private static Message message(RestMethod method, ServerRequest request) throws IOException {
    var message = method.newRequest();
    RequestFields.fromQuery(query(request), message);
    RequestFields.fromQuery(pathFields(request), message);
    if (method.takesBody()) {
      var body =
          RawBody.of(request.servletRequest())
              .orElseThrow(
                  () -> new Refusal(Reason.BODY_TOO_LARGE, "the body is larger than 2 MB"));
      RequestFields.fromJson(body, message);
    }
    takeKey(request, message);
    return message.build();
  }

  /// Of the query only: a form in the body is not a place for fields.
  private static Map<String, List<String>> query(ServerRequest request) {
    return QueryText.parse(request.servletRequest().getQueryString());
  }

  private static Map<String, List<String>> pathFields(ServerRequest request) {
    return request.pathVariables().entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
  }

  private static void takeKey(ServerRequest request, Message.Builder message) {
    var keys = request.headers().header(KEY_HEADER);
    var field = message.getDescriptorForType().findFieldByName(KEY_FIELD);
    if (keys.isEmpty() || field == null) {
      return;
    }
    var inBody = (String) message.getField(field);
    if (keys.size() > 1 || (!inBody.isEmpty() && !inBody.equals(keys.getFirst()))) {
      throw Refusal.invalid(KEY_FIELD, "given twice, with different values");
    }
    message.setField(field, keys.getFirst());
  }

  private static boolean isJson(ServerRequest request) {
    try {
      return request.headers().contentType().map(MediaType.APPLICATION_JSON::includes).orElse(true);
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }
}
