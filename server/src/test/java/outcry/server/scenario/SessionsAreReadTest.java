// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outcry.core.engine.CommandWriter;
import outcry.server.read.Agreement;
import outcry.server.read.InProcessVenue;
import outcry.server.read.ReadModel;
import outcry.wire.AccountKind;

/// Whoever reads the events of a story knows at every line what the exchange knows: books, prices,
/// positions, cash and margin. Every kind of order, listing and rule has its story.
class SessionsAreReadTest {
  static List<Path> sessions() {
    return Sessions.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sessions")
  void theReadModelAgreesWithTheExchange(Path session) throws LineFault {
    var venue = new InProcessVenue();
    venue.clock(0);
    int number = 0;
    for (var text : Sessions.text(session).lines().toList()) {
      number++;
      if (!text.isBlank() && !text.startsWith("#")) {
        happen(venue, Line.parse(text));
        assertEquals(
            told(Agreement.of(venue.exchange())),
            told(Agreement.of(venue.model())),
            session.getFileName() + ":" + number + ": " + text);
      }
    }
    var restored = new ReadModel();
    venue.image(restored);
    assertEquals(told(Agreement.of(venue.exchange())), told(Agreement.of(restored)), "an image");
  }

  private static String told(Map<String, String> said) {
    return String.join("\n", said.entrySet().stream().map(Object::toString).toList());
  }

  private static void happen(InProcessVenue venue, Line line) throws LineFault {
    if (line.has("t")) {
      venue.clock(line.timeOr(0));
    }
    switch (line.command()) {
      case "show", "clock" -> venue.send(CommandWriter::advanceClock);
      case "riskArrays" -> {
        var model = RiskArrays.read(line);
        venue.send(to -> to.publishRiskArrays(model));
      }
      default -> {
        if (line.command().equals("order")) {
          open(venue, line.name("account"));
        }
        var command = Language.read(line.command(), line);
        venue.send(to -> venue.model().read(market -> command.write(to, market)));
      }
    }
  }

  private static void open(InProcessVenue venue, String account) {
    if (venue.exchange().view().account(account) == 0) {
      venue.send(to -> to.openAccount(account, account, AccountKind.HOUSE));
    }
  }
}
