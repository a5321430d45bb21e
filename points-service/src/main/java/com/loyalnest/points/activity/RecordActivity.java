package com.loyalnest.points.activity;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.platform.time.BusinessClock;
import com.loyalnest.points.activity.ActivityOutcome.NotRecorded;
import com.loyalnest.points.program.Activities;
import com.loyalnest.points.program.GoalSpend;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes the merchant's word for a deed. What the suite sees by itself nobody can tell.
@Component
public class RecordActivity {
  private static final Set<String> SEEN =
      Set.of(Activities.SIGNUP, Activities.NEWSLETTER, Activities.BIRTHDAY, GoalSpend.KEY);

  private final RewardActivities rewardActivities;
  private final BusinessClock clock;

  RecordActivity(RewardActivities rewardActivities, BusinessClock clock) {
    this.rewardActivities = rewardActivities;
    this.clock = clock;
  }

  /// @param actor who tells it, by an id
  @Transactional(propagation = Propagation.MANDATORY)
  public ActivityOutcome record(ToldDeed told, String actor) {
    if (SEEN.contains(told.activity())) {
      return new NotRecorded();
    }
    var deed = new Deed(told.key(), clock.now(), actor, Cause.current());
    return rewardActivities.reward(List.of(deed)).getFirst();
  }
}
