package com.loyalnest.platform.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import redis.embedded.RedisServer;

/// One real Postgres and one real Redis for all tests of a JVM: containers when a Docker daemon
/// answers, embedded servers otherwise. The tests are the same either way.
public final class TestServers {
  private static final String PASSWORD = "test";
  private static final String POSTGRES_IMAGE = "postgres:18";
  private static final String REDIS_IMAGE = "redis:8";
  private static final Duration PATIENCE_FOR_AN_IMAGE = Duration.ofSeconds(60);

  private final String postgresHost;
  private final int postgresPort;
  private final String redisHost;
  private final int redisPort;

  private TestServers(String postgresHost, int postgresPort, String redisHost, int redisPort) {
    this.postgresHost = postgresHost;
    this.postgresPort = postgresPort;
    this.redisHost = redisHost;
    this.redisPort = redisPort;
  }

  private static final class Started {
    static final TestServers SERVERS = start();
  }

  public static TestServers running() {
    return Started.SERVERS;
  }

  public String postgresHost() {
    return postgresHost;
  }

  public int postgresPort() {
    return postgresPort;
  }

  public String redisHost() {
    return redisHost;
  }

  public int redisPort() {
    return redisPort;
  }

  /// The password of every role in tests.
  public static String password() {
    return PASSWORD;
  }

  /// For a superuser's look behind the row policies.
  public String superuserUrl() {
    return "jdbc:postgresql://%s:%d/postgres?user=postgres&password=%s"
        .formatted(postgresHost, postgresPort, PASSWORD);
  }

  /// Makes the schema and roles of a service, as production's provisioning does.
  public synchronized void provision(String service) {
    try (var connection = DriverManager.getConnection(superuserUrl());
        var statement = connection.createStatement();
        var script =
            Objects.requireNonNull(TestServers.class.getResourceAsStream("/db/provision.sql"))) {
      statement.execute(
          new String(script.readAllBytes(), StandardCharsets.UTF_8)
              .replace("${service}", service)
              .replace("${owner_password}", PASSWORD)
              .replace("${runtime_password}", PASSWORD)
              .replace("${system_password}", PASSWORD));
    } catch (SQLException | IOException failure) {
      throw new IllegalStateException("provisioning " + service, failure);
    }
  }

  private static TestServers start() {
    return dockerAnswers() ? containers() : embedded();
  }

  private static boolean dockerAnswers() {
    if ("embedded".equals(System.getenv("LOYALNEST_TEST_SERVERS"))) {
      return false;
    }
    var socket =
        Path.of("/var/run/docker.sock").toFile().exists() || System.getenv("DOCKER_HOST") != null;
    return socket
        && DockerClientFactory.instance().isDockerAvailable()
        && Stream.of(POSTGRES_IMAGE, REDIS_IMAGE).allMatch(TestServers::canHave);
  }

  /// A daemon that cannot get the images (no network, no mirror) is no help; the embedded servers
  /// are.
  private static boolean canHave(String image) {
    var docker = DockerClientFactory.instance().client();
    try {
      docker.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException absent) {
      return pulled(docker, image);
    }
  }

  private static boolean pulled(DockerClient docker, String image) {
    try {
      return docker
          .pullImageCmd(image)
          .start()
          .awaitCompletion(PATIENCE_FOR_AN_IMAGE.toSeconds(), TimeUnit.SECONDS);
    } catch (DockerException unreachable) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @SuppressWarnings("resource") // stopped with the JVM, by Testcontainers itself
  private static TestServers containers() {
    var postgres =
        new GenericContainer<>(POSTGRES_IMAGE)
            .withEnv("POSTGRES_PASSWORD", PASSWORD)
            .withExposedPorts(5432)
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    var redis = new GenericContainer<>(REDIS_IMAGE).withExposedPorts(6379);
    postgres.start();
    redis.start();
    return new TestServers(
        postgres.getHost(),
        postgres.getMappedPort(5432),
        redis.getHost(),
        redis.getMappedPort(6379));
  }

  private static TestServers embedded() {
    try {
      var postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("max_connections", "200")
              .setServerConfig("timezone", "UTC")
              .start();
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("alter role postgres password '%s'".formatted(PASSWORD));
      }
      var port = freePort();
      var redis = RedisServer.builder().bind("127.0.0.1").port(port).setting("save \"\"").build();
      redis.start();
      Runtime.getRuntime().addShutdownHook(new Thread(redis::stop));
      return new TestServers("localhost", postgres.getPort(), "localhost", port);
    } catch (IOException | SQLException failure) {
      throw new IllegalStateException("the test servers did not start", failure);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "postgres:%d redis:%d", postgresPort, redisPort);
  }
}
