// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.index.catalogue.Catalogue;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;

/// Going on from a published fixing gives the bytes of walking through (I-30): everything a day
/// needs of the days before is in the state.
class ResumeTest {
  @Test
  void everyDayResumedIsTheDayWalked() {
    for (int seed = 1_000; seed < 1_030; seed++) {
      var days = new Market(seed, 40).days();
      var walk = Catalogue.find("H100").resume(State.NONE);
      days.forEach(day -> feed(walk, day));
      var state = State.NONE;
      for (var day : days) {
        var walked = walk.close(day.date());
        // The file a stranger has may well hold the whole month.
        var resumed = Catalogue.find("H100").resume(state);
        days.forEach(each -> feed(resumed, each));
        assertSame(walked, resumed.close(day.date()), "market " + seed + " on " + day.date());
        state = walked.next();
      }
    }
  }

  /// Records compare doubles by their bits.
  private static void assertSame(Determination walked, Determination resumed, String where) {
    assertEquals(walked, resumed, where);
    for (int row = 0; row < walked.panel().size(); row++)
      assertEquals(List.of(bits(walked, row)), List.of(bits(resumed, row)), where + ", row " + row);
  }

  private static String bits(Determination made, int row) {
    var each = made.panel().get(row);
    return Double.doubleToRawLongBits(each.weight())
        + " "
        + Double.doubleToRawLongBits(each.change());
  }

  @Test
  void aClosedDayStaysClosed() {
    var run = Catalogue.find("H100").resume(State.NONE);
    var day = new Market(1, 2).days();
    feed(run, day.getFirst());
    run.close(day.getFirst().date());
    assertEquals(
        "2026-01-01 is closed already",
        assertThrows(IllegalArgumentException.class, () -> run.close(Market.FIRST)).getMessage());
  }

  private static void feed(IndexMethod.Run run, Market.Day day) {
    day.readings().forEach(run::take);
    day.refusals().forEach(run::refuse);
  }
}
