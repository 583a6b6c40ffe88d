// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import outcry.wire.*;

/// Writes the commands of default management. As [CommandWriter], whose buffer it shares.
public final class DefaultCommands {
  /// A bid of the close-out auction, in lots, for what the defaulter holds.
  public record Bid(String account, String contract, long quantity, long price) {}

  private final MutableDirectBuffer buffer;
  private final MessageHeaderEncoder header;

  DefaultCommands(MutableDirectBuffer buffer, MessageHeaderEncoder header) {
    this.buffer = buffer;
    this.header = header;
  }

  public int declareDefault(String member) {
    var command = new DeclareDefaultEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(command.member(member).encodedLength());
  }

  /// `clients`: covered accounts of clients, too. What bids do not take is closed at `prices`, else
  /// at the last settlement price. `cost` was paid for hedging.
  public int closeOut(
      String member, boolean clients, long cost, Map<String, Long> prices, List<Bid> bids) {
    var command = new CloseOutEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.clients(clients ? Flag.YES : Flag.NO).cost(cost);
    var given = command.pricesCount(prices.size());
    prices.forEach((contract, price) -> given.next().price(price).contract(contract));
    var group = command.bidsCount(bids.size());
    for (var bid : bids) {
      group.next().quantity(bid.quantity()).price(bid.price());
      group.account(bid.account()).contract(bid.contract());
    }
    return length(command.member(member).encodedLength());
  }

  /// A client's account goes over to the member `to`.
  public int port(String account, String to) {
    var command = new PortAccountEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(command.account(account).to(to).encodedLength());
  }

  public int liquidate(String account) {
    var command = new LiquidateAccountEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(command.account(account).encodedLength());
  }

  public int recover(String member, long amount) {
    var command = new RecoverLossEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(command.amount(amount).member(member).encodedLength());
  }

  private static int length(int encoded) {
    return MessageHeaderEncoder.ENCODED_LENGTH + encoded;
  }
}
