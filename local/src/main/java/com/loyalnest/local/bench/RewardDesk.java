package com.loyalnest.local.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.loyalnest.common.v1.Reason;
import com.loyalnest.local.dev.CannotStart;
import com.loyalnest.local.dev.DevSuite;
import com.loyalnest.platform.grpc.CallMetadata;
import com.loyalnest.points.v1.CreateRewardRequest;
import com.loyalnest.points.v1.DeactivateRewardRequest;
import com.loyalnest.points.v1.PointsServiceGrpc;
import com.loyalnest.points.v1.PointsServiceGrpc.PointsServiceBlockingStub;
import com.loyalnest.points.v1.RedeemRewardRequest;
import com.loyalnest.points.v1.RewardDefinition;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.util.Objects;
import java.util.UUID;

/// Rewards and their redemption over gRPC, with the merchant's token.
final class RewardDesk implements AutoCloseable {
  /// More than anybody can have.
  static final int BEYOND_ALL = 1_000_000_000;

  private final ManagedChannel channel;
  private final PointsServiceBlockingStub points;

  RewardDesk(DevSuite suite) {
    var service = Objects.requireNonNull(suite.services().get("points"), "points");
    var metadata = new Metadata();
    metadata.put(CallMetadata.AUTHORIZATION, "Bearer " + suite.merchantToken());
    this.channel = ManagedChannelBuilder.forTarget(service.grpc()).usePlaintext().build();
    this.points =
        PointsServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
  }

  /// Adds a reward without limits.
  String create(int cost) {
    try {
      return points
          .createReward(
              CreateRewardRequest.newBuilder()
                  .setDefinition(
                      RewardDefinition.newBuilder()
                          .setType("free_shipping")
                          .putNames("en", "Bench, " + cost + " points")
                          .setPointsCost(cost))
                  .build())
          .getReward()
          .getRewardId();
    } catch (StatusRuntimeException failure) {
      throw new CannotStart("no reward can be made: " + failure.getMessage(), failure);
    }
  }

  void remove(String rewardId) {
    points.deactivateReward(DeactivateRewardRequest.newBuilder().setRewardId(rewardId).build());
  }

  /// @return whether it was done; else the points did not suffice
  /// @throws CannotStart for any other answer
  boolean redeem(long customer, String rewardId) {
    try {
      points.redeemReward(
          RedeemRewardRequest.newBuilder()
              .setCustomerId(Long.toString(customer))
              .setRewardId(rewardId)
              .setIdempotencyKey(UUID.randomUUID().toString())
              .build());
      return true;
    } catch (StatusRuntimeException failure) {
      if (!reason(failure).equals(Reason.INSUFFICIENT_POINTS.name())) {
        throw new CannotStart("a redemption failed: " + failure.getMessage(), failure);
      }
      return false;
    }
  }

  private static String reason(StatusRuntimeException failure) {
    var status = StatusProto.fromThrowable(failure);
    try {
      return status == null || status.getDetailsCount() == 0
          ? ""
          : status.getDetails(0).unpack(ErrorInfo.class).getReason();
    } catch (InvalidProtocolBufferException unknown) {
      return "";
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
