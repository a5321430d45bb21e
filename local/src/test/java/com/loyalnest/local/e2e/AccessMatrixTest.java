package com.loyalnest.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors;
import com.google.protobuf.Message;
import com.loyalnest.admin.v1.AdminServiceGrpc;
import com.loyalnest.analytics.v1.AnalyticsServiceGrpc;
import com.loyalnest.auth.v1.AuthServiceGrpc;
import com.loyalnest.common.v1.Access;
import com.loyalnest.common.v1.AccessProto;
import com.loyalnest.common.v1.Caller;
import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.frontend.v1.FrontendServiceGrpc;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.platform.identity.Area;
import com.loyalnest.platform.identity.StaffRole;
import com.loyalnest.points.v1.PointsServiceGrpc;
import com.loyalnest.referrals.v1.ReferralServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
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
  private static final Map<String, ServiceDescriptor> CONTRACTS =
      new TreeMap<>(
          Map.of(
              "admin", AdminServiceGrpc.getServiceDescriptor(),
              "analytics", AnalyticsServiceGrpc.getServiceDescriptor(),
              "auth", AuthServiceGrpc.getServiceDescriptor(),
              "frontend", FrontendServiceGrpc.getServiceDescriptor(),
              "points", PointsServiceGrpc.getServiceDescriptor(),
              "referrals", ReferralServiceGrpc.getServiceDescriptor()));
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
          "service");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, ManagedChannel> channels = new TreeMap<>();
  private final Map<String, String> restTokens = new LinkedHashMap<>();
  private final Map<String, String> grpcTokens = new LinkedHashMap<>();
  private Callers callers;

  /// A method of a contract and the service of the suite that answers it.
  private record Asked(
      String service, MethodDescriptor<?, ?> method, Descriptors.MethodDescriptor contract) {
    Access access() {
      return contract.getOptions().getExtension(AccessProto.access);
    }

    HttpRule rule() {
      return contract.getOptions().getExtension(AnnotationsProto.http);
    }

    boolean isAtTheEdge() {
      return contract.getOptions().hasExtension(AnnotationsProto.http);
    }
  }

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
    assertThat(methods())
        .hasSizeGreaterThan(50)
        .allSatisfy(asked -> {
          assertThat(asked.access().getCallersList())
              .as(asked.contract().getFullName())
              .isNotEmpty();
          assertThat(asked.access().getStaffValue() > 0)
              .as("%s names a role", asked.contract().getFullName())
              .isEqualTo(asked.access().getCallersList().contains(Caller.CALLER_MERCHANT));
        });
  }

  @Test
  void theServicesLetInWhomTheContractNames() {
    var wrong = new ArrayList<String>();
    for (var asked : methods()) {
      for (var caller : CALLERS) {
        if (caller.startsWith("key")) {
          continue;
        }
        var let = isLetIn(statusOf(asked, caller));
        if (let != isNamed(asked.access(), caller)) {
          wrong.add(caller + (let ? " called " : " was refused ") + name(asked));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thePublicDoorLetsInWhomTheContractNames() throws Exception {
    var wrong = new ArrayList<String>();
    for (var asked : methods()) {
      for (var caller : CALLERS) {
        if (!asked.isAtTheEdge() || caller.equals("service")) {
          continue;
        }
        var status = statusAtTheEdge(asked, caller);
        var let = status != 401 && status != 403;
        if (let != isNamed(asked.access(), caller)) {
          wrong.add(caller + " got " + status + " of " + name(asked));
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

  private static List<Asked> methods() {
    var methods = new ArrayList<Asked>();
    CONTRACTS.forEach((service, contract) -> {
      contract.getMethods().forEach(method -> methods.add(asked(service, method)));
      RailsServiceGrpc.getServiceDescriptor()
          .getMethods()
          .forEach(method -> methods.add(asked(service, method)));
    });
    return methods;
  }

  private static Asked asked(String service, MethodDescriptor<?, ?> method) {
    if (method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier supplier) {
      return new Asked(service, method, supplier.getMethodDescriptor());
    }
    throw new IllegalArgumentException(method.getFullMethodName() + " has no descriptor");
  }

  private static String name(Asked asked) {
    return asked.method().getFullMethodName() + " of " + asked.service();
  }

  /// The rule, told a second time and without the suite's own classes.
  private static boolean isNamed(Access access, String caller) {
    Set<Caller> named = Set.copyOf(access.getCallersList());
    if (named.contains(Caller.CALLER_PUBLIC)) {
      return true;
    }
    var least = access.getStaffValue();
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
      default -> throw new IllegalArgumentException(caller);
    };
  }

  private static boolean isLetIn(Status status) {
    return status.getCode() != Status.Code.UNAUTHENTICATED
        && status.getCode() != Status.Code.PERMISSION_DENIED;
  }

  @SuppressWarnings("unchecked") // every method of a generated service takes and gives messages
  private Status statusOf(Asked asked, String caller) {
    var method = (MethodDescriptor<Message, Message>) asked.method();
    var metadata =
        caller.equals("service")
            ? callers.service(String.valueOf(method.getServiceName()))
            : new Metadata();
    var token = grpcTokens.get(caller);
    if (token != null) {
      metadata.put(CallMetadata.AUTHORIZATION, "Bearer " + token);
    }
    var empty =
        Objects.requireNonNull(
            ((PrototypeMarshaller<Message>) method.getRequestMarshaller()).getMessagePrototype());
    try {
      ClientCalls.blockingUnaryCall(
          ClientInterceptors.intercept(
              Objects.requireNonNull(channels.get(asked.service())),
              MetadataUtils.newAttachHeadersInterceptor(metadata)),
          method,
          CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS),
          empty);
      return Status.OK;
    } catch (StatusRuntimeException refused) {
      return refused.getStatus();
    }
  }

  private int statusAtTheEdge(Asked asked, String caller) throws Exception {
    var rule = asked.rule();
    var request =
        switch (rule.getPatternCase()) {
          case GET -> to(rule.getGet()).GET();
          case POST -> withBody(rule.getPost(), "POST");
          case PUT -> withBody(rule.getPut(), "PUT");
          default -> throw new IllegalStateException(rule.toString());
        };
    var token = restTokens.get(caller);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder withBody(String path, String verb) {
    return to(path)
        .header("Content-Type", "application/json")
        .method(verb, HttpRequest.BodyPublishers.ofString("{}"));
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
    CONTRACTS.forEach((service, contract) -> {
      text.append("\n## ").append(contract.getName()).append("\n\n");
      text.append("| method | path | staff, at least | key for | others |\n");
      text.append("| --- | --- | --- | --- | --- |\n");
      contract.getMethods().forEach(method -> text.append(row(asked(service, method))));
    });
    text.append("\n## ").append(RailsServiceGrpc.getServiceDescriptor().getName());
    text.append(", of every service\n\n");
    text.append("| method | path | staff, at least | key for | others |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    RailsServiceGrpc.getServiceDescriptor()
        .getMethods()
        .forEach(method -> text.append(row(asked("", method))));
    return text.toString();
  }

  private static String row(Asked asked) {
    var access = asked.access();
    var others =
        access.getCallersList().stream()
            .filter(caller -> caller != Caller.CALLER_MERCHANT)
            .map(caller -> word("CALLER_", caller).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            asked.contract().getName(),
            asked.isAtTheEdge() ? "`" + path(asked.rule()) + "`" : "",
            access.getStaffValue() > 0 ? word("STAFF_ROLE_", access.getStaff()) : "",
            access.getAreaValue() > 0 ? word("AREA_", access.getArea()) : "",
            others);
  }

  private static String path(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> "GET " + rule.getGet();
      case POST -> "POST " + rule.getPost();
      case PUT -> "PUT " + rule.getPut();
      default -> throw new IllegalStateException(rule.toString());
    };
  }

  private static String word(String prefix, Enum<?> value) {
    return value.name().substring(prefix.length()).toLowerCase(java.util.Locale.ROOT);
  }
}
