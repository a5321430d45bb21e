package com.loyalnest.platform.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A real listener on this machine, which counts who connects and answers as it is told.
final class OutsideListener implements AutoCloseable {
  private final ServerSocket socket;
  private final Answer answer;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  final AtomicInteger connections = new AtomicInteger();
  final List<String> received = new CopyOnWriteArrayList<>();

  /// What is written to who connected.
  @FunctionalInterface
  interface Answer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  OutsideListener(Answer answer) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    this.answer = answer;
    threads.execute(this::accept);
  }

  static OutsideListener saying(String head, String body) throws IOException {
    return new OutsideListener(out ->
        out.write(
            ("HTTP/1.1 " + head + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1)));
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var connection = socket.accept();
        connections.incrementAndGet();
        threads.execute(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      received.add(first(connection.getInputStream()));
      answer.write(connection.getOutputStream());
      connection.getOutputStream().flush();
    } catch (IOException | InterruptedException gone) {
      // Who called has hung up.
    }
  }

  /// What comes first, as far as it comes at once.
  private static String first(InputStream in) throws IOException {
    var bytes = new byte[16384];
    var length = in.read(bytes);
    return length < 0 ? "" : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
