// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.OptionalLong;
import outcry.core.engine.MarginExplanation;
import outcry.server.read.MarginCopy;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.MarginJson;
import outcry.server.scenario.Words;
import tools.jackson.databind.node.ObjectNode;

/// An account's margin as the door tells it: the explanation (rule M-12), and beside it what a
/// picture needs: the losses in all scenarios, how far prices may go, and the last calls.
final class MarginView {
  private MarginView() {}

  static ObjectNode of(MarginCopy copy) {
    var holding = copy.holding();
    var explanation = explain(copy);
    var json = MarginJson.of(explanation, holding.account());
    json.put("position", copy.position());
    json.put("member", holding.member()).put("kind", Words.of(holding.kind()));
    json.put("cash", Decimals.money(holding.assets().cash()));
    json.put("reserved", Decimals.money(holding.assets().reserved()));
    json.set("losses", MarginJson.losses(explanation));
    rooms(json, copy, explanation.toCall());
    var calls = json.putArray("calls");
    for (var call : copy.calls()) {
      calls
          .addObject()
          .put("t", Words.time(call.time()))
          .put("required", Decimals.money(call.required()))
          .put("collateral", Decimals.money(call.collateral()))
          .put("amount", Decimals.money(call.amount()));
    }
    return json;
  }

  private static MarginExplanation explain(MarginCopy copy) {
    try {
      return copy.explain();
    } catch (ArithmeticException _) {
      var sentence =
          "the portfolio of account %s is too large to count (rule M-12)"
              .formatted(copy.holding().account());
      throw new Refusal(422, "too-large", sentence, "account", 0);
    }
  }

  private static void rooms(ObjectNode json, MarginCopy copy, long toCall) {
    var rooms = json.putArray("rooms");
    for (var room : copy.rooms(toCall)) {
      rooms
          .addObject()
          .put("contract", room.contract())
          .put("multiplier", room.multiplier())
          .put("lots", room.lots())
          .put("from", price(room.from()))
          .put("move", Decimals.price(room.move(), 0));
    }
  }

  private static String price(OptionalLong micros) {
    return micros.isPresent() ? Decimals.price(micros.getAsLong(), 0) : null;
  }
}
