package com.loyalnest.frontend.api.proxy;

import com.loyalnest.frontend.api.WidgetConfigAnswers;
import com.loyalnest.frontend.api.http.Answer;
import com.loyalnest.frontend.api.http.Problem;
import com.loyalnest.frontend.api.rest.Contracts;
import com.loyalnest.frontend.api.rest.RestMethod;
import com.loyalnest.points.v1.PointsServiceGrpc;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// What a storefront can ask through Shopify's app proxy. The proxy's signature alone only reads
/// and mints a widget token; whatever is a shopper's own needs that token.
@Configuration(proxyBeanMethods = false)
class ProxyRoutes {
  private static final String ROOT = "/v1/proxy";

  /// The contract's calls that are a shopper's own, each by its verb and with its fields.
  private static final Map<String, MethodDescriptor<?, ?>> SHOPPERS_OWN =
      Map.of(
          "/points/balance", PointsServiceGrpc.getGetBalanceMethod(),
          "/points/transactions", PointsServiceGrpc.getListTransactionsMethod(),
          "/points/transaction", PointsServiceGrpc.getGetTransactionMethod(),
          "/rewards", PointsServiceGrpc.getListRewardsMethod(),
          "/rewards/redeem", PointsServiceGrpc.getRedeemRewardMethod(),
          "/rewards/cancel", PointsServiceGrpc.getCancelRedemptionMethod(),
          "/rewards/redemption", PointsServiceGrpc.getGetRedemptionMethod(),
          "/rewards/redemptions", PointsServiceGrpc.getListRedemptionsMethod());

  private final ProxyGate gate;
  private final Sessions sessions;
  private final ShopperCalls shoppers;
  private final WidgetConfigAnswers configs;
  private final WidgetScripts scripts;
  private final LoyaltyPage loyaltyPage;

  ProxyRoutes(
      ProxyGate gate,
      Sessions sessions,
      ShopperCalls shoppers,
      WidgetConfigAnswers configs,
      WidgetScripts scripts,
      LoyaltyPage loyaltyPage) {
    this.gate = gate;
    this.sessions = sessions;
    this.shoppers = shoppers;
    this.configs = configs;
    this.scripts = scripts;
    this.loyaltyPage = loyaltyPage;
  }

  /// Answers a visit that the gate let in.
  @FunctionalInterface
  private interface Page {
    Answer show(StorefrontVisit visit, ServerRequest request) throws IOException;
  }

  @Bean
  RouterFunction<ServerResponse> appProxy() {
    var routes = RouterFunctions.route();
    page(routes, "/session", (visit, request) -> sessions.begin(visit));
    page(routes, "", loyaltyPage::draw);
    page(routes, "/", loyaltyPage::draw);
    page(routes, "/widget/config", this::config);
    SHOPPERS_OWN.forEach((path, call) -> forShopper(routes, path, call));
    WidgetScripts.NAMES.forEach(
        name -> page(routes, "/widget/" + name, (visit, request) -> script(name, request)));
    routes.route(
        RequestPredicates.path(ROOT + "/**"),
        request -> guarded(request, (visit, each) -> nothingHere()).toResponse());
    return routes.build();
  }

  private void page(RouterFunctions.Builder routes, String path, Page page) {
    routes.GET(ROOT + path, request -> guarded(request, page).toResponse());
  }

  private void forShopper(
      RouterFunctions.Builder routes, String path, MethodDescriptor<?, ?> call) {
    var method = restMethod(call);
    routes.route(
        RequestPredicates.method(method.verb()).and(RequestPredicates.path(ROOT + path)),
        request ->
            guarded(request, (visit, each) -> shoppers.call(method, visit, each.servletRequest()))
                .toResponse());
  }

  private static RestMethod restMethod(MethodDescriptor<?, ?> call) {
    List<RestMethod> methods =
        Contracts.restMethods().stream()
            .filter(method -> method.name().equals(call.getFullMethodName()))
            .toList();
    return methods.getFirst();
  }

  private Answer guarded(ServerRequest request, Page page) throws IOException {
    try {
      return page.show(gate.admit(request.servletRequest()), request);
    } catch (RuntimeException refused) {
      return Answer.of(Problem.of(refused));
    }
  }

  private Answer config(StorefrontVisit visit, ServerRequest request) {
    var locale = visit.query().own().getOrDefault("locale", List.of("")).getFirst();
    return configs.answerTo(request.servletRequest(), locale);
  }

  private Answer script(String name, ServerRequest request) {
    return scripts
        .find(name)
        .map(script -> script.answerTo(request.servletRequest()))
        .orElseGet(ProxyRoutes::nothingHere);
  }

  private static Answer nothingHere() {
    return Answer.of(Problem.of(404, "NOT_FOUND", "there is nothing at this path"));
  }
}
