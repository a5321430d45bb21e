package com.loyalnest.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.loyalnest.frontend.support.Edge;
import com.loyalnest.frontend.support.EdgeTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

@EdgeTest
class ManagementPortTest {
  @LocalManagementPort private int port;

  private final Edge edge;

  ManagementPortTest(Edge edge) {
    this.edge = edge;
  }

  @Test
  void showsItsHealthWhereThePublicDoesNotLook() throws IOException, InterruptedException {
    assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health").body()).contains("\"status\":\"UP\"");
    assertThat(port).isNotEqualTo(edge.port());
    assertThat(edge.get("/actuator/health").status()).isEqualTo(404);
  }

  @Test
  void hasNoOtherDoorThere() throws IOException, InterruptedException {
    assertThat(get("/v1/api/analytics").statusCode()).isEqualTo(404);
    assertThat(get("/v1/api/shopify/webhook").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
          BodyHandlers.ofString());
    }
  }
}
