// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.function.IntConsumer;
import org.agrona.ExpandableArrayBuffer;
import outcry.wire.*;

/// The commands that list a market before the first order: product, contracts, accounts with more
/// money than they can lose.
final class Listings {
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
  private static final long MONEY = 1L << 55;

  private final CommandBytes bytes;
  private final ExpandableArrayBuffer buffer;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  Listings(CommandBytes bytes) {
    this.bytes = bytes;
    buffer = bytes.buffer;
  }

  /// `send` takes the length of each command.
  void list(Terms terms, IntConsumer send) {
    send.accept(product(terms));
    for (int number = 1; number <= terms.contracts().size(); number++) {
      var listing = terms.contracts().get(number - 1);
      var name = CommandBytes.contract(number);
      send.accept(listing.isSpread() ? spread(listing, name) : contract(listing, name));
    }
    for (int number = 1; number <= terms.accounts(); number++) {
      send.accept(deposit(CommandBytes.account(number)));
    }
  }

  private int product(Terms terms) {
    var command = new ListProductEncoder();
    command
        .wrapAndApplyHeader(buffer, 0, header)
        .sender(1)
        .sequence(bytes.nextSequence())
        .kind(ProductKind.GPU_HOUR)
        .multiplier(terms.multiplier())
        .tick(terms.tick())
        .margin(0)
        .fee(terms.fee())
        .matching(terms.matching())
        .topMax(terms.top())
        .minAllocation(terms.minAllocation())
        .fifoShare(terms.fifoShare())
        .priceRule(terms.priceRule())
        .dailyLimit(terms.dailyLimit())
        .band(terms.band())
        .protection(terms.protection())
        .positionLimit(terms.positionLimit())
        .vwapWindow(-1)
        .vwapMinimum(0)
        .blockMinimum(terms.blockMinimum())
        .blockRange(terms.blockRange())
        .lockMargin(Command.NONE);
    var pauses = command.pausesCount(terms.windows().size());
    for (var window : terms.windows()) {
      pauses.next().window(window.window()).move(window.move()).duration(window.pause());
    }
    var steps = command.lockStepsCount(terms.lockSteps().size());
    for (long step : terms.lockSteps()) {
      steps.next().widen(step);
    }
    return HEADER + command.product(CommandBytes.PRODUCT).encodedLength();
  }

  private int contract(Terms.Listing listing, String name) {
    var command = new ListContractEncoder();
    command
        .wrapAndApplyHeader(buffer, 0, header)
        .sender(1)
        .sequence(bytes.nextSequence())
        .reference(listing.reference())
        .lastTrade(ListContractEncoder.lastTradeNullValue())
        .from(ListContractEncoder.fromNullValue())
        .to(ListContractEncoder.toNullValue())
        .cascade(ListContractEncoder.cascadeNullValue());
    command.monthsCount(0);
    return HEADER + command.contract(name).product(CommandBytes.PRODUCT).index("").encodedLength();
  }

  private int spread(Terms.Listing listing, String name) {
    var command = new ListSpreadEncoder();
    command.wrapAndApplyHeader(buffer, 0, header).sender(1).sequence(bytes.nextSequence());
    var legs = command.legsCount(listing.legs().size());
    for (var leg : listing.legs()) {
      legs.next()
          .ratio(leg.ratio())
          .weight(Command.NONE)
          .contract(CommandBytes.contract(leg.contract()));
    }
    return HEADER + command.spread(name).encodedLength();
  }

  private int deposit(String account) {
    var command = new DepositEncoder();
    return HEADER
        + command
            .wrapAndApplyHeader(buffer, 0, header)
            .sender(1)
            .sequence(bytes.nextSequence())
            .amount(MONEY)
            .account(account)
            .key("")
            .encodedLength();
  }
}
