package com.loyalnest.frontend.api.install;

import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import com.loyalnest.auth.v1.BeginInstallRequest;
import com.loyalnest.auth.v1.CompleteInstallRequest;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.Problem;
import com.loyalnest.frontend.api.http.QueryText;
import com.loyalnest.frontend.config.ClientSecrets;
import com.loyalnest.platform.error.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// `GET /v1/api/auth/install?shop=…` sends a browser to the shop, which asks whether the app may in
/// and sends it back to `GET /v1/api/auth/callback`. Both lead on to the shop only, never to an
/// address that the query names.
@Configuration(proxyBeanMethods = false)
class InstallRoutes {
  private static final String ROOT = "/v1/api/auth";

  private final AuthServiceBlockingStub auth;
  private final ClientSecrets secrets;
  private final Clock systemClock;
  private final BrowserState states = new BrowserState();

  InstallRoutes(GrpcChannelFactory channels, ClientSecrets secrets, Clock systemClock) {
    this.auth = AuthServiceGrpc.newBlockingStub(channels.createChannel("auth"));
    this.secrets = secrets;
    this.systemClock = systemClock;
  }

  @Bean
  RouterFunction<ServerResponse> installation() {
    return RouterFunctions.route()
        .GET(ROOT + "/install", request -> guarded(request.servletRequest(), this::begin))
        .GET(ROOT + "/callback", request -> guarded(request.servletRequest(), this::complete))
        .build();
  }

  @FunctionalInterface
  private interface Step {
    Answer take(HttpServletRequest request, CallbackQuery query);
  }

  private static ServerResponse guarded(HttpServletRequest request, Step step) {
    try {
      var query = new CallbackQuery(QueryText.parse(request.getQueryString()));
      return step.take(request, query).toResponse();
    } catch (RuntimeException refused) {
      return Answer.of(Problem.of(refused)).toResponse();
    }
  }

  private Answer begin(HttpServletRequest request, CallbackQuery query) {
    if (!query.isShop()) {
      throw Refusal.invalid("shop", "is not a shop's domain, as some-shop.myshopify.com");
    }
    var state = states.fresh();
    var begun =
        auth.beginInstall(
            BeginInstallRequest.newBuilder().setShopDomain(query.shop()).setState(state).build());
    return to(begun.getAuthorizeUrl(), BrowserState.cookie(request, state));
  }

  private Answer complete(HttpServletRequest request, CallbackQuery query) {
    if (!query.isGenuine(secrets.accepted(), systemClock.instant())
        || !BrowserState.isOf(request, query.state())) {
      throw new Refusal(Reason.UNAUTHENTICATED, "this is no installation that began here");
    }
    var completed =
        auth.completeInstall(
            CompleteInstallRequest.newBuilder()
                .setShopDomain(query.shop())
                .setCode(query.code())
                .build());
    return to(completed.getAppUrl(), BrowserState.noCookie(request));
  }

  private static Answer to(String address, String cookie) {
    return new Answer(
        302,
        "",
        new byte[0],
        Map.of(
            "Location",
            address,
            "Set-Cookie",
            cookie,
            "Cache-Control",
            "no-store",
            "Referrer-Policy",
            "no-referrer"));
  }
}
