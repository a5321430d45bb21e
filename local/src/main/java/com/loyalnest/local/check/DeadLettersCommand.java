package com.loyalnest.local.check;

import com.loyalnest.common.v1.DeadLetter;
import com.loyalnest.common.v1.ListDeadLettersRequest;
import com.loyalnest.common.v1.RailsServiceGrpc;
import com.loyalnest.common.v1.ReplayDeadLettersRequest;
import com.loyalnest.local.dev.DevSuite;
import java.util.List;
import java.util.stream.Collectors;

/// `dead-letters`: what the readers of every service gave up on and why; with `replay`, hands it to
/// them once more. Ends with 0 if nothing is left.
public final class DeadLettersCommand {
  private static final int MOST = 500;

  private final Rails rails;

  public DeadLettersCommand(DevSuite suite, String serviceKey) {
    this.rails = new Rails(suite, serviceKey);
  }

  public int run(boolean replay) {
    var left = rails.sum((service, each) -> look(service, each, replay));
    System.out.println(left == 0 ? "no dead letters" : left + " dead letters");
    return left == 0 ? 0 : 1;
  }

  private static int look(
      String name, RailsServiceGrpc.RailsServiceBlockingStub rails, boolean replay) {
    var letters =
        rails
            .listDeadLetters(ListDeadLettersRequest.newBuilder().setLimit(MOST).build())
            .getDeadLettersList();
    letters.forEach(letter -> print(name, letter));
    return replay ? letters.size() - replay(name, rails, letters) : letters.size();
  }

  private static int replay(
      String name, RailsServiceGrpc.RailsServiceBlockingStub rails, List<DeadLetter> letters) {
    var replayed = 0;
    var byReader = letters.stream().collect(Collectors.groupingBy(DeadLetter::getReader));
    for (var reader : byReader.entrySet()) {
      var request = ReplayDeadLettersRequest.newBuilder().setReader(reader.getKey());
      reader.getValue().forEach(letter -> request.addDeadLetterIds(letter.getDeadLetterId()));
      var count = rails.replayDeadLetters(request.build()).getReplayed();
      System.out.printf("%s.%s: %d replayed%n", name, reader.getKey(), count);
      replayed += count;
    }
    return replayed;
  }

  private static void print(String service, DeadLetter letter) {
    System.out.printf(
        "%s.%s %s %s of %s, %d tries: %s%n",
        service,
        letter.getReader(),
        letter.getDeadLetterId(),
        letter.getFact(),
        letter.getMerchantId(),
        letter.getTries(),
        letter.getError());
  }
}
