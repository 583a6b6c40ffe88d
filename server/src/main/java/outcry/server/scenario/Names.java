// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import outcry.wire.AcceptedDecoder;
import outcry.wire.AccountImageDecoder;
import outcry.wire.AccountOpenedDecoder;
import outcry.wire.CancelledDecoder;
import outcry.wire.ContractImageDecoder;
import outcry.wire.ContractListedDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.OrderImageDecoder;
import outcry.wire.ProductImageDecoder;
import outcry.wire.ProductListedDecoder;
import outcry.wire.ReplacedDecoder;
import outcry.wire.TradedDecoder;

/// Who and what the exchange's numbers stand for, learned from its events or from a snapshot.
///
/// Events name accounts and contracts by number and live orders by the exchange's order number.
/// [#learn] takes every event, **after** it has been written out: a trade that fills an order ends
/// what is known of it. Contracts and accounts are numbered from 1 without holes, so [#contracts()]
/// and the numbers below it are the listing order.
public final class Names implements Naming {
  private record Contract(String name, int product) {}

  private static final class LiveOrder {
    private final String clientId;
    private long left;

    private LiveOrder(String clientId, long left) {
      this.clientId = clientId;
      this.left = left;
    }
  }

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final Map<Integer, Integer> tickDecimals = new HashMap<>(); // by product number
  private final Int2ObjectHashMap<Contract> contracts = new Int2ObjectHashMap<>();
  private final Int2ObjectHashMap<String> accounts = new Int2ObjectHashMap<>();
  private final Map<String, Integer> contractNumbers = new HashMap<>();
  private final Map<String, Integer> accountNumbers = new HashMap<>();
  private final Long2ObjectHashMap<LiveOrder> orders = new Long2ObjectHashMap<>();

  private final AcceptedDecoder accepted = new AcceptedDecoder();
  private final TradedDecoder traded = new TradedDecoder();
  private final CancelledDecoder cancelled = new CancelledDecoder();
  private final ReplacedDecoder replaced = new ReplacedDecoder();

  /// Takes one event or one snapshot record; what carries no names is passed over.
  public void learn(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case AcceptedDecoder.TEMPLATE_ID -> {
        accepted.wrapAndApplyHeader(buffer, offset, header);
        orders.put(accepted.order(), new LiveOrder(accepted.clientId(), accepted.quantity()));
      }
      case TradedDecoder.TEMPLATE_ID -> {
        traded.wrapAndApplyHeader(buffer, offset, header);
        fill(traded.buyOrder(), traded.quantity());
        fill(traded.sellOrder(), traded.quantity());
      }
      case CancelledDecoder.TEMPLATE_ID ->
          orders.remove(cancelled.wrapAndApplyHeader(buffer, offset, header).order());
      case ReplacedDecoder.TEMPLATE_ID -> {
        replaced.wrapAndApplyHeader(buffer, offset, header);
        orders.put(replaced.order(), new LiveOrder(replaced.clientId(), replaced.quantity()));
      }
      default -> learnListing(templateId, buffer, offset);
    }
  }

  private void learnListing(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case ProductListedDecoder.TEMPLATE_ID -> {
        var listed = new ProductListedDecoder().wrapAndApplyHeader(buffer, offset, header);
        product(listed.number(), listed.tick());
      }
      case ContractListedDecoder.TEMPLATE_ID -> {
        var listed = new ContractListedDecoder().wrapAndApplyHeader(buffer, offset, header);
        contract(listed.number(), listed.product(), listed.contract());
      }
      case AccountOpenedDecoder.TEMPLATE_ID -> {
        var opened = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
        account(opened.number(), opened.account());
      }
      default -> learnImage(templateId, buffer, offset);
    }
  }

  private void learnImage(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case ProductImageDecoder.TEMPLATE_ID -> {
        var image = new ProductImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        product(image.number(), image.tick());
      }
      case ContractImageDecoder.TEMPLATE_ID -> {
        var image = new ContractImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        contract(image.number(), image.product(), image.contract());
      }
      case AccountImageDecoder.TEMPLATE_ID -> {
        var image = new AccountImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        account(image.number(), image.account());
      }
      case OrderImageDecoder.TEMPLATE_ID -> {
        var image = new OrderImageDecoder().wrapAndApplyHeader(buffer, offset, header);
        orders.put(image.order(), new LiveOrder(image.clientId(), image.quantity()));
      }
      default -> {}
    }
  }

  private void product(int number, long tick) {
    tickDecimals.put(number, Decimals.decimalsNeeded(tick));
  }

  private void contract(int number, int product, String name) {
    contracts.put(number, new Contract(name, product));
    contractNumbers.put(name, number);
  }

  private void account(int number, String name) {
    accounts.put(number, name);
    accountNumbers.put(name, number);
  }

  private void fill(long order, long quantity) {
    var live = orders.get(order);
    if (live != null && (live.left -= quantity) <= 0) {
      orders.remove(order);
    }
  }

  /// How many contracts are known; they are numbered 1 to this, in listing order.
  public int contracts() {
    return contracts.size();
  }

  /// Null when the number is not known.
  @Override
  public String contract(int number) {
    var contract = contracts.get(number);
    return contract == null ? null : contract.name();
  }

  /// Null when the number is not known.
  @Override
  public String account(int number) {
    return accounts.get(number);
  }

  /// 0 when no contract has the name.
  public int contractNumber(String name) {
    return contractNumbers.getOrDefault(name, 0);
  }

  /// 0 when no account has the name.
  public int accountNumber(String name) {
    return accountNumbers.getOrDefault(name, 0);
  }

  /// The client's id of a live order; null when it is not live.
  @Override
  public String clientId(long order) {
    var live = orders.get(order);
    return live == null ? null : live.clientId;
  }

  /// A price as its contract quotes it: the decimals of its tick, or more when needed.
  @Override
  public String price(int contract, long micros) {
    var known = contracts.get(contract);
    return Decimals.price(micros, known == null ? 2 : tickDecimals.get(known.product()));
  }
}
