// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import org.agrona.DirectBuffer;
import outcry.wire.*;
import tools.jackson.databind.node.ObjectNode;

/// The ledger's own events in the words of the language: members and their funds, own capital,
/// collateral, withdrawals in two steps, interest, cycles.
final class LedgerJson {
  private static final int HOUR = 60;

  private final Naming names;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  LedgerJson(Naming names) {
    this.names = names;
  }

  static boolean shows(int templateId) {
    return switch (templateId) {
      case MemberDeclaredDecoder.TEMPLATE_ID,
          FundMovedDecoder.TEMPLATE_ID,
          HouseDeclaredDecoder.TEMPLATE_ID,
          AssetValuedDecoder.TEMPLATE_ID,
          CollateralMovedDecoder.TEMPLATE_ID,
          CashHeldDecoder.TEMPLATE_ID,
          InterestPaidDecoder.TEMPLATE_ID,
          CyclesSetDecoder.TEMPLATE_ID ->
          true;
      default -> false;
    };
  }

  /// False when the event is another one.
  boolean write(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case MemberDeclaredDecoder.TEMPLATE_ID -> {
        var declared = new MemberDeclaredDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "member").put("member", declared.member());
        event.put("fund", Decimals.money(declared.fund()));
      }
      case FundMovedDecoder.TEMPLATE_ID -> {
        var moved = new FundMovedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "contributed").put("member", moved.name());
        event.put("amount", Decimals.money(moved.amount()));
        event.put("fund", Decimals.money(moved.fund())).put("ref", ref(moved.key()));
      }
      case HouseDeclaredDecoder.TEMPLATE_ID -> {
        var house = new HouseDeclaredDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "ccp").put("skin1", Decimals.money(house.skin1()));
        event.put("skin2", Decimals.money(house.skin2()));
        event.put("assessmentCap", Decimals.brief(house.assessmentCap()));
        event.put("nonCash", Decimals.brief(house.nonCash()));
        boolean none = house.callDeadline() == HouseDeclaredDecoder.callDeadlineNullValue();
        event.put("callDeadline", none ? null : Texts.duration(house.callDeadline()));
        event.put("liquidate", house.liquidate() == Flag.YES);
      }
      default -> {
        return account(templateId, event, buffer, offset);
      }
    }
    return true;
  }

  /// What happens to an account's collateral.
  private boolean account(int templateId, ObjectNode event, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case AssetValuedDecoder.TEMPLATE_ID -> {
        var valued = new AssetValuedDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "asset").put("asset", valued.asset());
        event.put("price", Decimals.brief(valued.price()));
        event.put("haircut", Decimals.brief(valued.haircut()));
        event.put("currency", valued.currency() == 0 ? "USD" : names.asset(valued.currency()));
        boolean bounded = valued.most() != AssetValuedDecoder.mostNullValue();
        event.put("limit", bounded ? Decimals.money(valued.most()) : null);
      }
      case CollateralMovedDecoder.TEMPLATE_ID -> {
        var moved = new CollateralMovedDecoder().wrapAndApplyHeader(buffer, offset, header);
        boolean revalued = moved.quantity() == 0;
        event.put("event", revalued ? "revalued" : "collateral");
        event.put("account", names.account(moved.account()));
        event.put("asset", names.asset(moved.asset()));
        if (!revalued) {
          event.put("qty", moved.quantity());
        }
        event.put("held", moved.held()).put("value", Decimals.money(moved.value()));
        event.put("securities", Decimals.money(moved.securities()));
        if (!revalued) {
          event.put("ref", ref(moved.key()));
        }
      }
      case CashHeldDecoder.TEMPLATE_ID -> held(event, buffer, offset);
      case InterestPaidDecoder.TEMPLATE_ID -> {
        var paid = new InterestPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "interest").put("account", names.account(paid.account()));
        event.put("date", Words.date(paid.date())).put("amount", Decimals.money(paid.amount()));
        event.put("accrued", Decimals.money(paid.accrued()));
        event.put("waiting", Decimals.money(paid.waiting()));
        event.put("cash", Decimals.money(paid.cash()));
      }
      case CyclesSetDecoder.TEMPLATE_ID -> {
        var cycles = new CyclesSetDecoder().wrapAndApplyHeader(buffer, offset, header);
        event.put("event", "cycles").put("intraday", minute(cycles.intraday()));
        event.put("final", minute(cycles.finalCycle()));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void held(ObjectNode event, DirectBuffer buffer, int offset) {
    var held = new CashHeldDecoder().wrapAndApplyHeader(buffer, offset, header);
    var word =
        switch (held.step()) {
          case RESERVE -> "reserved";
          case POST -> "posted";
          default -> "voided";
        };
    event.put("event", word).put("account", names.account(held.account()));
    event.put("amount", Decimals.money(held.amount()));
    if (held.step() == HoldStep.POST) {
      event.put("released", Decimals.money(held.released()));
    }
    event.put("cash", Decimals.money(held.cash()));
    event.put("reserved", Decimals.money(held.reserved())).put("ref", ref(held.key()));
  }

  private static String minute(int minutes) {
    return minutes < 0 ? null : "%02d:%02d".formatted(minutes / HOUR, minutes % HOUR);
  }

  private static String ref(String key) {
    return key.isEmpty() ? null : key;
  }
}
