// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.Set;
import org.agrona.DirectBuffer;
import outcry.wire.CascadedDecoder;
import outcry.wire.LotsClosedDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.PortedDecoder;

/// Positions that no trade moved: a strip's that became its months', a defaulter's that were closed
/// out; and accounts that went over to another member.
final class DefaultChanges {
  private final Market market;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final Set<Integer> accounts;
  private final Set<Integer> contracts;

  /// Both sets take what is touched.
  DefaultChanges(Market market, Set<Integer> accounts, Set<Integer> contracts) {
    this.market = market;
    this.accounts = accounts;
    this.contracts = contracts;
  }

  void take(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case CascadedDecoder.TEMPLATE_ID -> {
        var cascaded = new CascadedDecoder().wrapAndApplyHeader(buffer, offset, header);
        move(cascaded.account(), cascaded.month(), cascaded.lots());
      }
      case LotsClosedDecoder.TEMPLATE_ID -> {
        var closed = new LotsClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
        move(closed.account(), closed.contract(), closed.lots());
      }
      default -> {
        var ported = new PortedDecoder().wrapAndApplyHeader(buffer, offset, header);
        int number = ported.account();
        ported.skipFrom();
        market.accountNumbered(number).member = ported.to();
        accounts.add(number);
      }
    }
  }

  private void move(int account, int contract, long lots) {
    market.cascade(account, contract, lots);
    accounts.add(account);
    contracts.add(contract);
  }
}
