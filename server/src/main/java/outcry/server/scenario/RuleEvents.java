// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import org.agrona.DirectBuffer;
import outcry.wire.CascadedDecoder;
import outcry.wire.Flag;
import outcry.wire.IndicativeDecoder;
import outcry.wire.KilledDecoder;
import outcry.wire.LimitsSetDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.ProtectionTrippedDecoder;
import outcry.wire.TriggeredDecoder;
import tools.jackson.databind.node.ObjectNode;

/// What the market's rules do of themselves, in the words of the language: stops elected, auction
/// prices, limits, switches, strips.
final class RuleEvents {
  private final Naming names;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  RuleEvents(Naming names) {
    this.names = names;
  }

  /// False when the event is another one.
  boolean write(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case TriggeredDecoder.TEMPLATE_ID -> {
        var triggered = new TriggeredDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "triggered").put("account", names.account(triggered.account()));
        event.put("id", names.clientId(triggered.order()));
        event.put("contract", names.contract(triggered.contract()));
        event.put("price", price(triggered.contract(), triggered.price()));
      }
      case IndicativeDecoder.TEMPLATE_ID -> {
        var now = new IndicativeDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "indicative").put("contract", names.contract(now.contract()));
        var price = price(now.contract(), now.price());
        event.put("price", price).put("qty", price == null ? null : now.quantity());
      }
      case KilledDecoder.TEMPLATE_ID -> {
        var killed = new KilledDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "killed").put("account", names.account(killed.account()));
        event.put("on", killed.on() == Flag.YES);
      }
      case LimitsSetDecoder.TEMPLATE_ID -> {
        var limits = new LimitsSetDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "limits").put("contract", names.contract(limits.contract()));
        event.put("low", price(limits.contract(), limits.low()));
        event.put("high", price(limits.contract(), limits.high()));
        event.put("locks", limits.locks());
        boolean flat = limits.margin() != LimitsSetDecoder.marginNullValue();
        event.put("margin", flat ? Decimals.money(limits.margin()) : null);
      }
      case CascadedDecoder.TEMPLATE_ID -> {
        var cascaded = new CascadedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "cascaded").put("account", names.account(cascaded.account()));
        event.put("contract", names.contract(cascaded.contract()));
        event.put("month", names.contract(cascaded.month())).put("qty", cascaded.lots());
        event.put("price", price(cascaded.month(), cascaded.price()));
      }
      case ProtectionTrippedDecoder.TEMPLATE_ID -> {
        var tripped = new ProtectionTrippedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "tripped").put("account", names.account(tripped.account()));
        event.put("product", names.product(tripped.product()));
        event.put("qty", tripped.quantity()).put("limit", tripped.bound());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Null when there is none.
  private String price(int contract, long micros) {
    return micros == IndicativeDecoder.priceNullValue() ? null : names.price(contract, micros);
  }
}
