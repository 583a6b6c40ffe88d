// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outcry.server.scenario.Scenario.Options;

/// Every story in `docs/sessions` happens as it is told, event by event.
class SessionsTest {
  private static final int LINES_BEFORE = 3;

  static List<Path> sessions() {
    return Sessions.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sessions")
  void aStoryHappensAsItIsTold(Path session) {
    var told = Sessions.text(Sessions.events(session));
    same(session, told, Sessions.replay(Sessions.text(session), Options.PLAIN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sessions")
  void aRestartAfterEveryCommandChangesNothing(Path session) {
    var told = Sessions.text(Sessions.events(session));
    same(session, told, Sessions.replay(Sessions.text(session), new Options(false, 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sessions")
  void restartsLeaveTheSameState(Path session) {
    var story = Sessions.text(session);
    var unbroken = Sessions.replay(story, new Options(true, 0));
    assertTrue(unbroken.contains("\"hash\":\""), unbroken);
    assertEquals(unbroken, Sessions.replay(story, new Options(true, 1)));
    assertEquals(unbroken, Sessions.replay(story, new Options(true, 7)));
  }

  @Test
  void noEventsAreLeftWithoutTheirStory() {
    var stories = Sessions.all();
    assertTrue(stories.size() >= 12, "only " + stories);
    assertEquals(2 * stories.size(), Sessions.list().size(), "files in docs/sessions");
  }

  /// The reasons of the public page that a scenario can bring about.
  @Test
  void everyReasonIsToldSomewhere() {
    var told = new TreeSet<String>();
    var reason = Pattern.compile("\"event\":\"(?:rejected|refused)\".*?\"reason\":\"([a-z-]+)\"");
    for (var session : Sessions.all()) {
      var events = reason.matcher(Sessions.text(Sessions.events(session)));
      events.results().forEach(found -> told.add(found.group(1)));
    }
    assertEquals(
        new TreeSet<>(
            List.of(
                "unknown-account",
                "unknown-contract",
                "unknown-order",
                "unknown-trade",
                "duplicate-id",
                "killed",
                "closed",
                "halted",
                "no-cancel",
                "bad-type",
                "bad-quantity",
                "bad-price",
                "no-opposite",
                "trigger-passed",
                "position-limit",
                "price-limit",
                "price-band",
                "would-take",
                "would-increase",
                "margin",
                "unknown-product",
                "unknown-member",
                "duplicate-name",
                "bad-terms",
                "bad-amount",
                "bad-date",
                "insufficient-cash",
                "duplicate-ref",
                "no-price",
                "no-fixing",
                "too-late",
                "unknown-asset",
                "unknown-ref",
                "insufficient-collateral")),
        told);
  }

  private static void same(Path session, String told, String happened) {
    var expected = told.lines().toList();
    var actual = happened.lines().toList();
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      if (!line(expected, i).equals(line(actual, i))) {
        fail(
            "%s, event %d%n%s  told:     %s%n  happened: %s%nIf what happened is right: "
                    .formatted(
                        session.getFileName(),
                        i + 1,
                        before(actual, i),
                        line(expected, i),
                        line(actual, i))
                + "./outcry replay %s > %s".formatted(session, Sessions.events(session)));
      }
    }
    assertEquals(told, happened, "same lines, other bytes");
  }

  private static String line(List<String> lines, int at) {
    return at < lines.size() ? lines.get(at) : "(nothing more)";
  }

  private static String before(List<String> lines, int at) {
    var text = new StringBuilder();
    for (int i = Math.max(0, at - LINES_BEFORE); i < at; i++) {
      text.append("  both:     ").append(lines.get(i)).append(System.lineSeparator());
    }
    return text.toString();
  }
}
