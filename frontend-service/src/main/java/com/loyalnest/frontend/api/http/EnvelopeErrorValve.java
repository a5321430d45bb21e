package com.loyalnest.frontend.api.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The envelope for requests that Tomcat refuses before any of our code sees them. Tomcat makes it
/// by its name, so it is public.
public final class EnvelopeErrorValve extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(EnvelopeErrorValve.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      Answer.of(ErrorAnswers.problem(response.getStatus())).writeTo(response);
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("the caller is gone", gone);
    }
  }
}
