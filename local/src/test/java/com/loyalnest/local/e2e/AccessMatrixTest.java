package com.loyalnest.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.common.v1.Access;
import com.loyalnest.common.v1.Caller;
import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.AdminRole;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.identity.StaffRole;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every method of every contract, asked by every kind of caller at a running suite: exactly those
/// are let in whom the contract names. The table of it stands in `docs/access.md`.
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
  private static final Path TABLE = Path.of("../docs/access.md");
  private static final List<String> CALLERS =
      List.of(
          "nobody",
          "shopper",
          "viewer",
          "support",
          "manager",
          "owner",
          "key: read-only",
          "key: full",
          "key: reports",
          "admin: support",
          "admin: operator",
          "admin: owner",
          "service");

  private static final String HEAD =
      """
      | method | path | staff, at least | key for | platform admin, at least | others |
      | --- | --- | --- | --- | --- | --- |
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, ManagedChannel> channels = new TreeMap<>();
  private final Map<String, String> restTokens = new LinkedHashMap<>();
  private final Map<String, String> grpcTokens = new LinkedHashMap<>();
  private Callers callers;

  @BeforeAll
  void credentials() throws Exception {
    var suite = LocalSuite.shared().suite();
    callers = new Callers(suite, LocalSuite.sharedServiceKey());
    suite
        .services()
        .forEach((name, service) ->
            channels.put(
                name, ManagedChannelBuilder.forTarget(service.grpc()).usePlaintext().build()));
    for (var role : StaffRole.values()) {
      restTokens.put(role.word(), callers.staff(role));
    }
    restTokens.put(
        "shopper", callers.shopper("4711", Objects.requireNonNull(channels.get("auth"))));
    grpcTokens.putAll(restTokens);
    for (var role : AdminRole.values()) {
      var session = callers.admin(role);
      restTokens.put("admin: " + role.word(), session);
      grpcTokens.put(
          "admin: " + role.word(),
          callers.exchanged(session, Objects.requireNonNull(channels.get("auth"))));
    }
    restTokens.put("key: read-only", callers.apiKey(true, Area.values()));
    restTokens.put("key: full", callers.apiKey(false, Area.values()));
    restTokens.put("key: reports", callers.apiKey(false, Area.REPORTS));
  }

  @AfterAll
  void close() throws InterruptedException {
    for (var channel : channels.values()) {
      channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void everyMethodSaysWhoMayCallIt() {
    assertThat(ContractMethod.all())
        .hasSizeGreaterThan(50)
        .allSatisfy(asked -> {
          assertThat(asked.access().getCallersList())
              .as(asked.contract().getFullName())
              .isNotEmpty();
          assertThat(asked.access().getStaffValue() > 0)
              .as("%s names a role", asked.contract().getFullName())
              .isEqualTo(asked.access().getCallersList().contains(Caller.CALLER_MERCHANT));
          assertThat(asked.access().getAdminValue() > 0)
              .as("%s names an admin's role", asked.contract().getFullName())
              .isEqualTo(asked.access().getCallersList().contains(Caller.CALLER_PLATFORM_ADMIN));
        });
  }

  @Test
  void theServicesLetInWhomTheContractNames() {
    var wrong = new ArrayList<String>();
    for (var asked : ContractMethod.all()) {
      for (var caller : CALLERS) {
        if (caller.startsWith("key")) {
          continue;
        }
        var let = isLetIn(statusOf(asked, caller));
        if (let != isNamed(asked.access(), caller)) {
          wrong.add(caller + (let ? " called " : " was refused ") + asked);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thePublicDoorLetsInWhomTheContractNames() throws Exception {
    var wrong = new ArrayList<String>();
    for (var asked : ContractMethod.all()) {
      for (var caller : CALLERS) {
        if (!asked.isAtTheEdge() || caller.equals("service")) {
          continue;
        }
        var status = statusAtTheEdge(asked, caller);
        var let = status != 401 && status != 403;
        if (let != isNamed(asked.access(), caller)) {
          wrong.add(caller + " got " + status + " of " + asked);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTableInTheDocsIsTheContracts() throws Exception {
    var made = Files.writeString(Path.of("target/access.md"), table());
    assertThat(TABLE)
        .as("docs/access.md, of which a new one is in target")
        .hasSameTextualContentAs(made);
  }

  /// The rule, told a second time and without the suite's own classes.
  private static boolean isNamed(Access access, String caller) {
    Set<Caller> named = Set.copyOf(access.getCallersList());
    if (named.contains(Caller.CALLER_PUBLIC)) {
      return true;
    }
    var least = access.getStaffValue();
    var admin = access.getAdminValue();
    return switch (caller) {
      case "nobody" -> false;
      case "shopper" -> named.contains(Caller.CALLER_SHOPPER);
      case "service" -> named.contains(Caller.CALLER_SERVICE);
      case "viewer" -> named.contains(Caller.CALLER_MERCHANT) && least <= 1;
      case "support" -> named.contains(Caller.CALLER_MERCHANT) && least <= 2;
      case "manager" -> named.contains(Caller.CALLER_MERCHANT) && least <= 3;
      case "owner" -> named.contains(Caller.CALLER_MERCHANT);
      case "key: read-only" -> access.getAreaValue() > 0 && least == 1;
      case "key: full" -> access.getAreaValue() > 0 && least <= 3;
      case "key: reports" ->
          access.getArea() == com.loyalnest.common.v1.Area.AREA_REPORTS && least <= 3;
      case "admin: support" -> named.contains(Caller.CALLER_PLATFORM_ADMIN) && admin <= 1;
      case "admin: operator" -> named.contains(Caller.CALLER_PLATFORM_ADMIN) && admin <= 2;
      case "admin: owner" -> named.contains(Caller.CALLER_PLATFORM_ADMIN);
      default -> throw new IllegalArgumentException(caller);
    };
  }

  private static boolean isLetIn(Status status) {
    return status.getCode() != Status.Code.UNAUTHENTICATED
        && status.getCode() != Status.Code.PERMISSION_DENIED;
  }

  private Status statusOf(ContractMethod asked, String caller) {
    var metadata =
        caller.equals("service")
            ? callers.service(String.valueOf(asked.method().getServiceName()))
            : new Metadata();
    var token = grpcTokens.get(caller);
    if (token != null) {
      metadata.put(CallMetadata.AUTHORIZATION, "Bearer " + token);
    }
    try {
      ClientCalls.blockingUnaryCall(
          ClientInterceptors.intercept(
              Objects.requireNonNull(channels.get(asked.service())),
              MetadataUtils.newAttachHeadersInterceptor(metadata)),
          asked.method(),
          CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
          asked.newRequest().build());
      return Status.OK;
    } catch (StatusRuntimeException refused) {
      return refused.getStatus();
    }
  }

  private int statusAtTheEdge(ContractMethod asked, String caller) throws Exception {
    var request =
        asked.verb().equals("GET")
            ? to(asked.path()).GET()
            : to(asked.path())
                .header("Content-Type", "application/json")
                .method(asked.verb(), HttpRequest.BodyPublishers.ofString("{}"));
    var token = restTokens.get(caller);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(callers.suite().edge() + path))
        .timeout(Duration.ofSeconds(15));
  }

  private static String table() {
    var text = new StringBuilder();
    text.append("# Who may call what\n\n");
    text.append("Made from the contracts; a test keeps it so. A role includes those before it.");
    text.append(" A key is for areas; a read-only one calls what a viewer may.\n");
    ContractMethod.CONTRACTS.forEach((service, contract) -> {
      text.append("\n## ").append(contract.getName()).append("\n\n");
      text.append(HEAD);
      contract.getMethods().forEach(method -> text.append(row(ContractMethod.of(service, method))));
    });
    text.append("\n## ").append(RailsServiceGrpc.getServiceDescriptor().getName());
    text.append(", of every service\n\n");
    text.append(HEAD);
    RailsServiceGrpc.getServiceDescriptor()
        .getMethods()
        .forEach(method -> text.append(row(ContractMethod.of("", method))));
    return text.toString();
  }

  private static String row(ContractMethod asked) {
    var access = asked.access();
    var others =
        access.getCallersList().stream()
            .filter(caller -> caller != Caller.CALLER_MERCHANT)
            .filter(caller -> caller != Caller.CALLER_PLATFORM_ADMIN)
            .map(caller -> word("CALLER_", caller).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            asked.contract().getName(),
            asked.isAtTheEdge() ? "`" + asked.verb() + " " + asked.path() + "`" : "",
            access.getStaffValue() > 0 ? word("STAFF_ROLE_", access.getStaff()) : "",
            access.getAreaValue() > 0 ? word("AREA_", access.getArea()) : "",
            access.getAdminValue() > 0 ? word("ADMIN_ROLE_", access.getAdmin()) : "",
            others);
  }

  private static String word(String prefix, Enum<?> value) {
    return value.name().substring(prefix.length()).toLowerCase(java.util.Locale.ROOT);
  }
}
