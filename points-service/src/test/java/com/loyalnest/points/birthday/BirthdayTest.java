package com.loyalnest.points.birthday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.loyalnest.points.program.MerchantDay;
import com.loyalnest.points.program.MerchantZone;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthdayTest {
  @ParameterizedTest
  @ValueSource(strings = {"--05-17", "1990-05-17", "--02-29", "2000-02-29"})
  void whatIsPrintedIsReadBack(String text) {
    assertThat(Birthday.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "--05-17, 2026-04-17, 2026-05-17",
    "--05-17, 2026-04-18, 2027-05-17",
    "--05-17, 2026-05-17, 2027-05-17",
    "--05-17, 2026-05-18, 2027-05-17",
    "--01-05, 2026-12-06, 2027-01-05",
    "--01-05, 2026-12-07, 2028-01-05",
    "--02-29, 2027-01-29, 2027-02-28",
    "--02-29, 2027-01-30, 2028-02-29",
    "--02-29, 2028-01-30, 2028-02-29"
  })
  void itGivesPointsFromTheFirstOneThatIsThirtyDaysAhead(
      String birthday, LocalDate entered, LocalDate first) {
    assertThat(
            Birthday.parse(birthday).firstRewardAfter(new MerchantDay(entered, MerchantZone.UTC)))
        .isEqualTo(first);
  }

  @Test
  void theLeapDayIsCelebratedEveryYear() {
    var leapDay = MonthDay.of(2, 29);

    assertThat(Birthday.celebratedOn(LocalDate.parse("2027-02-28")))
        .containsExactly(MonthDay.of(2, 28), leapDay);
    assertThat(Birthday.celebratedOn(LocalDate.parse("2028-02-28"))).doesNotContain(leapDay);
    assertThat(Birthday.celebratedOn(LocalDate.parse("2028-02-29"))).containsExactly(leapDay);
    assertThat(Birthday.celebratedOn(LocalDate.parse("2100-02-28"))).contains(leapDay);
  }

  @Test
  void theSameDayWithoutItsYearIsNoOther() {
    var known = Birthday.parse("1990-05-17");

    assertThat(known.agreesWith(Birthday.parse("--05-17"))).isTrue();
    assertThat(known.agreesWith(Birthday.parse("1991-05-17"))).isFalse();
    assertThat(known.agreesWith(Birthday.parse("1990-05-18"))).isFalse();
  }

  @Test
  void nobodyWasBornOnALeapDayOfACommonYear() {
    assertThatThrownBy(() -> new Birthday(MonthDay.of(2, 29), Year.of(2001)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
