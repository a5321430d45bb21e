package com.loyalnest.platform.idempotency;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.tenancy.TenantContext;
import com.loyalnest.platform.time.BusinessClock;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Answers a repeated call with its first answer. The key is written in the transaction of the
/// effect: two calls with one key run in turn, and the second finds the first's answer; a refused
/// or failed call leaves no key behind.
public class IdempotentCalls {
  private static final String CLAIM =
      """
      insert into idempotency_keys (merchant_id, operation, idempotency_key, request_digest, created_at)
      values (?, ?, ?, ?, ?) on conflict do nothing
      """;
  private static final String EARLIER =
      """
      select request_digest, response from idempotency_keys
      where merchant_id = ? and operation = ? and idempotency_key = ?
      """;
  private static final String REMEMBER =
      "update idempotency_keys set response = ? where merchant_id = ? and operation = ? and idempotency_key = ?";

  private final JdbcClient jdbc;
  private final BusinessClock clock;

  public IdempotentCalls(JdbcClient jdbc, BusinessClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Earlier(byte[] digest, byte[] response) {}

  /// Call it inside the transaction of the effect. Without a key the call simply runs.
  ///
  /// @throws Refusal `IDEMPOTENCY_KEY_REUSED` when the key came with another request
  public <A extends Message> A once(
      String operation, String key, Message request, Parser<A> answers, Supplier<A> call) {
    if (key.isEmpty()) {
      return call.get();
    }
    var merchantId = TenantContext.merchantId();
    var digest = digest(request);
    var claimed =
        jdbc.sql(CLAIM)
            .params(
                merchantId,
                operation,
                key,
                digest,
                OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC))
            .update();
    if (claimed == 0) {
      return earlier(merchantId, operation, key, digest, answers);
    }
    var answer = call.get();
    jdbc.sql(REMEMBER).params(answer.toByteArray(), merchantId, operation, key).update();
    return answer;
  }

  private <A extends Message> A earlier(
      String merchantId, String operation, String key, byte[] digest, Parser<A> answers) {
    var earlier =
        jdbc.sql(EARLIER)
            .params(merchantId, operation, key)
            .query((row, n) -> new Earlier(row.getBytes(1), row.getBytes(2)))
            .single();
    if (!MessageDigest.isEqual(earlier.digest(), digest)) {
      throw new Refusal(
          Reason.IDEMPOTENCY_KEY_REUSED, "idempotency_key: came earlier with another request");
    }
    try {
      return answers.parseFrom(earlier.response());
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalStateException("a remembered answer cannot be read", broken);
    }
  }

  private static byte[] digest(Message request) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(request.toByteArray());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
