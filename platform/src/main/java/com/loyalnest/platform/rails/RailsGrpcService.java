package com.loyalnest.platform.rails;

import com.google.protobuf.InvalidProtocolBufferException;
import com.loyalnest.common.v1.GetKeyRotationRequest;
import com.loyalnest.common.v1.GetKeyRotationResponse;
import com.loyalnest.common.v1.KeyedColumnProgress;
import com.loyalnest.common.v1.ListDeadLettersRequest;
import com.loyalnest.common.v1.ListDeadLettersResponse;
import com.loyalnest.common.v1.PositionedEvent;
import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.common.v1.ReadEventsRequest;
import com.loyalnest.common.v1.ReadEventsResponse;
import com.loyalnest.common.v1.ReplayDeadLettersRequest;
import com.loyalnest.common.v1.ReplayDeadLettersResponse;
import com.loyalnest.events.v1.Event;
import com.loyalnest.platform.crypto.FollowKeys;
import com.loyalnest.platform.error.Refusal;
import com.loyalnest.platform.outbox.EventLog;
import com.loyalnest.platform.reader.DeadLetters;
import io.grpc.stub.StreamObserver;

/// `common.v1.RailsService` over this service's own tables.
final class RailsGrpcService extends RailsServiceGrpc.RailsServiceImplBase {
  private static final int USUAL = 100;
  private static final int MOST_EVENTS = 1000;
  private static final int MOST_LETTERS = 500;

  private final EventLog log;
  private final DeadLetters deadLetters;
  private final FollowKeys keys;

  RailsGrpcService(EventLog log, DeadLetters deadLetters, FollowKeys keys) {
    this.log = log;
    this.deadLetters = deadLetters;
    this.keys = keys;
  }

  @Override
  public void readEvents(ReadEventsRequest request, StreamObserver<ReadEventsResponse> answer) {
    var response = ReadEventsResponse.newBuilder();
    for (var entry : log.read(request.getAfter(), limit(request.getLimit(), MOST_EVENTS))) {
      response.addEvents(
          PositionedEvent.newBuilder().setPosition(entry.position()).setEvent(event(entry)));
    }
    answer.onNext(response.build());
    answer.onCompleted();
  }

  @Override
  public void listDeadLetters(
      ListDeadLettersRequest request, StreamObserver<ListDeadLettersResponse> answer) {
    var letters = deadLetters.list(request.getReader(), limit(request.getLimit(), MOST_LETTERS));
    answer.onNext(ListDeadLettersResponse.newBuilder().addAllDeadLetters(letters).build());
    answer.onCompleted();
  }

  @Override
  public void replayDeadLetters(
      ReplayDeadLettersRequest request, StreamObserver<ReplayDeadLettersResponse> answer) {
    var replayed = deadLetters.replay(request.getDeadLetterIdsList(), request.getReader());
    answer.onNext(ReplayDeadLettersResponse.newBuilder().setReplayed(replayed).build());
    answer.onCompleted();
  }

  @Override
  public void getKeyRotation(
      GetKeyRotationRequest request, StreamObserver<GetKeyRotationResponse> answer) {
    var response = GetKeyRotationResponse.newBuilder();
    for (var progress : keys.progress()) {
      response.addColumns(
          KeyedColumnProgress.newBuilder()
              .setTable(progress.column().table())
              .setColumn(progress.column().column())
              .setRenewed(progress.renewed())
              .setFinished(progress.finished())
              .setKeyId(progress.keyId()));
    }
    answer.onNext(response.build());
    answer.onCompleted();
  }

  private static int limit(int asked, int most) {
    if (asked < 0 || asked > most) {
      throw Refusal.invalid("limit", "must be 1 to " + most);
    }
    return asked == 0 ? USUAL : asked;
  }

  private static Event event(EventLog.Entry entry) {
    try {
      return Event.parseFrom(entry.event());
    } catch (InvalidProtocolBufferException broken) {
      throw new IllegalStateException("position " + entry.position() + " cannot be read", broken);
    }
  }
}
