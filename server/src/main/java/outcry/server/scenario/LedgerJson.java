// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import org.agrona.DirectBuffer;
import outcry.wire.Flag;
import outcry.wire.FundMovedDecoder;
import outcry.wire.HouseDeclaredDecoder;
import outcry.wire.MemberDeclaredDecoder;
import outcry.wire.MessageHeaderDecoder;
import tools.jackson.databind.node.ObjectNode;

/// The ledger's own events in the words of the language: members and their funds, own capital.
final class LedgerJson {
  private final Naming names;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  LedgerJson(Naming names) {
    this.names = names;
  }

  static boolean shows(int templateId) {
    return switch (templateId) {
      case MemberDeclaredDecoder.TEMPLATE_ID,
          FundMovedDecoder.TEMPLATE_ID,
          HouseDeclaredDecoder.TEMPLATE_ID ->
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
        return false;
      }
    }
    return true;
  }

  private static String ref(String key) {
    return key.isEmpty() ? null : key;
  }
}
