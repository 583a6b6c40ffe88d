// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.Map;
import org.agrona.DirectBuffer;
import outcry.core.money.Micros;
import outcry.wire.*;

/// Events in a line each, for tests: orders by their clients' ids, accounts and contracts by
/// number.
final class EventText {
  private EventText() {}

  static String of(int template, DirectBuffer buffer, int offset, Map<Long, String> ids) {
    var header = new MessageHeaderDecoder();
    return switch (template) {
      case AcceptedDecoder.TEMPLATE_ID -> {
        var event = new AcceptedDecoder().wrapAndApplyHeader(buffer, offset, header);
        long order = event.order();
        var id = event.clientId();
        ids.put(order, id);
        yield "accepted " + id;
      }
      case RejectedDecoder.TEMPLATE_ID -> {
        var event = new RejectedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var reason = event.reason() + " " + event.value() + " " + event.bound();
        yield "rejected " + event.clientId() + " " + reason;
      }
      case RefusedDecoder.TEMPLATE_ID -> {
        var event = new RefusedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "refused "
            + event.reason()
            + " "
            + event.value()
            + " "
            + event.bound()
            + " "
            + event.subject();
      }
      case TradedDecoder.TEMPLATE_ID -> {
        var event = new TradedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "traded %s %s %d @ %s"
            .formatted(
                ids.get(event.buyOrder()),
                ids.get(event.sellOrder()),
                event.quantity(),
                Micros.text(event.price(), 2));
      }
      case CancelledDecoder.TEMPLATE_ID -> {
        var event = new CancelledDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "cancelled " + ids.get(event.order()) + " " + event.quantity() + " " + event.reason();
      }
      case ReplacedDecoder.TEMPLATE_ID -> {
        var event = new ReplacedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var text =
            event.quantity() + " @ " + Micros.text(event.price(), 2) + " " + event.priority();
        long order = event.order();
        ids.put(order, event.clientId());
        yield "replaced " + ids.get(order) + " " + text;
      }
      case FeeChargedDecoder.TEMPLATE_ID -> {
        var event = new FeeChargedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "fee " + event.account() + " " + Micros.text(event.amount(), 2);
      }
      case PremiumPaidDecoder.TEMPLATE_ID -> {
        var event = new PremiumPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "premium " + event.account() + " " + Micros.text(event.amount(), 2);
      }
      case ExercisedDecoder.TEMPLATE_ID -> {
        var event = new ExercisedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var price = Micros.text(event.price(), 2) + " worth " + Micros.text(event.value(), 2);
        yield "exercised " + event.contract() + " @ " + price;
      }
      case SettledDecoder.TEMPLATE_ID -> {
        var event = new SettledDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "settled "
            + event.contract()
            + " "
            + Micros.text(event.price(), 2)
            + " "
            + event.tier();
      }
      case VariationPaidDecoder.TEMPLATE_ID -> {
        var event = new VariationPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "variation " + event.account() + " " + Micros.text(event.amount(), 2);
      }
      case ExpiredDecoder.TEMPLATE_ID -> {
        var event = new ExpiredDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "expired " + event.contract() + " " + Micros.text(event.price(), 2);
      }
      case CalledDecoder.TEMPLATE_ID -> {
        var event = new CalledDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "called " + event.account() + " " + Micros.text(event.amount(), 2);
      }
      case StateChangedDecoder.TEMPLATE_ID -> {
        var event = new StateChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "state " + event.contract() + " " + event.state();
      }
      case KilledDecoder.TEMPLATE_ID -> {
        var event = new KilledDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield (event.on() == Flag.YES ? "killed " : "let in ") + event.account();
      }
      case ProtectionSetDecoder.TEMPLATE_ID -> {
        var event = new ProtectionSetDecoder().wrapAndApplyHeader(buffer, offset, header);
        var bound = event.quantity() + " in " + event.window() + " ms";
        yield "protected " + event.account() + " in product " + event.product() + ": " + bound;
      }
      case ProtectionTrippedDecoder.TEMPLATE_ID -> {
        var event = new ProtectionTrippedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var filled = event.quantity() + " of " + event.bound();
        yield "tripped " + event.account() + " in product " + event.product() + ": " + filled;
      }
      case LimitsSetDecoder.TEMPLATE_ID -> {
        var event = new LimitsSetDecoder().wrapAndApplyHeader(buffer, offset, header);
        var range = Micros.text(event.low(), 2) + " to " + Micros.text(event.high(), 2);
        var locked = " locks " + event.locks() + " margin " + Micros.text(event.margin(), 2);
        yield "limits " + event.contract() + " " + range + locked;
      }
      case CascadedDecoder.TEMPLATE_ID -> {
        var event = new CascadedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var turned = event.contract() + " to " + event.lots() + " of " + event.month();
        yield "cascaded " + event.account() + " " + turned + " @ " + Micros.text(event.price(), 2);
      }
      case BustedDecoder.TEMPLATE_ID -> {
        var event = new BustedDecoder().wrapAndApplyHeader(buffer, offset, header);
        boolean marked = event.at() != BustedDecoder.atNullValue();
        var trade = event.quantity() + " @ " + Micros.text(event.price(), 2);
        var now = marked ? "paid to " + Micros.text(event.at(), 2) : "unmarked";
        yield "busted " + event.trade() + " " + event.contract() + " " + trade + " " + now;
      }
      case CorrectedDecoder.TEMPLATE_ID -> {
        var event = new CorrectedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var from = Micros.text(event.before(), 2) + " to " + Micros.text(event.price(), 2);
        yield "corrected " + event.contract() + " " + from;
      }
      case TransferredDecoder.TEMPLATE_ID -> {
        var event = new TransferredDecoder().wrapAndApplyHeader(buffer, offset, header);
        var lots = event.lots() + " of " + event.contract();
        yield "transferred " + lots + " from " + event.from() + " to " + event.to();
      }
      case AccountabilityReachedDecoder.TEMPLATE_ID -> {
        var event = new AccountabilityReachedDecoder().wrapAndApplyHeader(buffer, offset, header);
        var lots = event.lots() + " beyond " + event.level();
        yield "accountability " + event.account() + " product " + event.product() + " " + lots;
      }
      default -> "event " + template;
    };
  }
}
