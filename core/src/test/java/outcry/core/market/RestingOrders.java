// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import outcry.core.engine.Exchange;
import outcry.wire.Flag;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.OrderImageDecoder;
import outcry.wire.Side;

/// Every order that rests, order by order in priority, as a snapshot has it and as the reference
/// has it: what is left, what is shown, and who is TOP.
final class RestingOrders {
  private record Resting(
      int contract, boolean buy, long order, long price, long left, long shown, boolean top) {}

  private final List<Resting> orders = new ArrayList<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final OrderImageDecoder image = new OrderImageDecoder();

  private RestingOrders() {}

  static List<?> of(Exchange exchange) {
    var resting = new RestingOrders();
    exchange.snapshot((buffer, offset, _) -> resting.read(buffer, offset));
    return resting.orders;
  }

  private void read(DirectBuffer buffer, int offset) {
    if (header.wrap(buffer, offset).templateId() != OrderImageDecoder.TEMPLATE_ID) {
      return;
    }
    image.wrapAndApplyHeader(buffer, offset, header);
    boolean waits = image.held() == Flag.YES || image.counterparty() != 0;
    if (!waits) {
      long shown = image.display() == 0 ? image.quantity() : image.shown();
      orders.add(
          new Resting(
              image.contract(),
              image.side() == Side.BUY,
              image.order(),
              image.price(),
              image.quantity(),
              shown,
              image.top() == Flag.YES));
    }
  }

  static List<?> of(ReferenceMarket market) {
    var resting = new RestingOrders();
    boolean topMatters = market.terms.top() > 0 && !market.terms.byTime();
    for (var contract : market.contracts) {
      for (boolean buy : new boolean[] {true, false}) {
        for (var order : contract.side(buy)) {
          boolean top = topMatters && contract.top(buy) == order;
          resting.orders.add(
              new Resting(
                  contract.number, buy, order.number, order.price, order.left, order.shown, top));
        }
      }
    }
    return resting.orders;
  }
}
