package com.loyalnest.referrals.mail;

import com.loyalnest.referrals.message.Letter;
import com.loyalnest.referrals.message.PostOffice;
import com.loyalnest.referrals.message.PostOutcome;
import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.SendGrid;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.impl.client.HttpClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends letters through SendGrid, which knows no idempotency key: when a call ends without an
/// answer, nobody can tell whether the letter was taken.
@Component
class SendGridPostOffice implements PostOffice {
  private static final Logger LOG = LoggerFactory.getLogger(SendGridPostOffice.class);
  private static final String SEND = "mail/send";
  private static final int CONNECTIONS = 32;

  private final SendGridSettings settings;
  private final SendGrid sendGrid;
  private final Clock systemClock;

  SendGridPostOffice(SendGridSettings settings, Clock systemClock) {
    this.settings = settings;
    this.systemClock = systemClock;
    this.sendGrid = new SendGrid(settings.apiKey(), client(settings));
    this.sendGrid.setHost(settings.hostAndPort());
  }

  @Override
  public boolean open() {
    return !settings.apiKey().isBlank();
  }

  @Override
  public PostOutcome post(Letter letter) {
    var request = new Request();
    request.setMethod(Method.POST);
    request.setEndpoint(SEND);
    request.setBody(MailBody.of(letter, settings));
    try {
      var answer = sendGrid.api(request);
      return Answers.outcome(
          answer.getStatusCode(),
          answer.getHeaders(),
          systemClock.instant(),
          settings.longestRest());
    } catch (UnknownHostException
        | ConnectException
        | ConnectTimeoutException
        | NoRouteToHostException unreached) {
      return new PostOutcome.NotTaken("unreachable");
    } catch (IOException unanswered) {
      LOG.warn(
          "no answer for {}: {}", letter.notificationId(), unanswered.getClass().getSimpleName());
      return new PostOutcome.Unknown();
    }
  }

  /// Without retries of its own: what is tried again, and when, is decided in one place.
  private static Client client(SendGridSettings settings) {
    var timeouts =
        RequestConfig.custom()
            .setConnectTimeout((int) settings.connectTimeout().toMillis())
            .setConnectionRequestTimeout((int) settings.readTimeout().toMillis())
            .setSocketTimeout((int) settings.readTimeout().toMillis())
            .setRedirectsEnabled(false)
            .build();
    var http =
        HttpClients.custom()
            .setDefaultRequestConfig(timeouts)
            .disableAutomaticRetries()
            .disableCookieManagement()
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .build();
    return new Client(http, settings.plainHttp());
  }
}
