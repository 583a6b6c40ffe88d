// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import org.agrona.DirectBuffer;
import outcry.wire.AccountabilityReachedDecoder;
import outcry.wire.BustedDecoder;
import outcry.wire.CorrectedDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.TransferredDecoder;
import tools.jackson.databind.node.ObjectNode;

/// What was put right, and who was named, in the words of the language.
final class CorrectionEvents {
  private final Naming names;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  CorrectionEvents(Naming names) {
    this.names = names;
  }

  static boolean shows(int templateId) {
    return switch (templateId) {
      case BustedDecoder.TEMPLATE_ID,
          CorrectedDecoder.TEMPLATE_ID,
          TransferredDecoder.TEMPLATE_ID,
          AccountabilityReachedDecoder.TEMPLATE_ID ->
          true;
      default -> false;
    };
  }

  /// False when the event is another one.
  boolean write(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case BustedDecoder.TEMPLATE_ID ->
          busted(event, new BustedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case CorrectedDecoder.TEMPLATE_ID -> {
        var corrected = new CorrectedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "corrected").put("contract", names.contract(corrected.contract()));
        event.put("date", Words.date(corrected.date()));
        event.put("before", names.price(corrected.contract(), corrected.before()));
        event.put("price", names.price(corrected.contract(), corrected.price()));
      }
      case TransferredDecoder.TEMPLATE_ID -> {
        var moved = new TransferredDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "transferred").put("contract", names.contract(moved.contract()));
        event.put("from", names.account(moved.from())).put("to", names.account(moved.to()));
        event.put("qty", moved.lots());
        event.put("price", names.price(moved.contract(), moved.price()));
      }
      case AccountabilityReachedDecoder.TEMPLATE_ID -> {
        var reached = new AccountabilityReachedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "accountability").put("account", names.account(reached.account()));
        event.put("product", names.product(reached.product()));
        event.put("qty", reached.lots()).put("level", reached.level());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void busted(ObjectNode event, BustedDecoder busted) {
    event.put("event", "busted").put("trade", busted.trade());
    event.put("contract", names.contract(busted.contract()));
    event.put("price", names.price(busted.contract(), busted.price()));
    event.put("qty", busted.quantity());
    event.put("buyer", names.account(busted.buyer()));
    event.put("seller", names.account(busted.seller()));
    boolean marked = busted.at() != BustedDecoder.atNullValue();
    event.put("settlement", marked ? names.price(busted.contract(), busted.at()) : null);
    if (busted.spread() != 0) {
      event.put("spread", names.contract(busted.spread()));
    }
  }
}
