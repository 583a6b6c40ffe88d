// SPDX-License-Identifier: Apache-2.0
package outcry.core.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything listed, in listing order. Numbers count from 1.
public final class Contracts {
  private final List<Product> products = new ArrayList<>();
  private final List<Contract> contracts = new ArrayList<>();
  private final Map<String, Product> productsByName = new LinkedHashMap<>();
  private final Map<String, Contract> contractsByName = new LinkedHashMap<>();

  public void add(Product product) {
    products.add(product);
    productsByName.put(product.name, product);
  }

  public void add(Contract contract) {
    contracts.add(contract);
    contractsByName.put(contract.name, contract);
  }

  /// Null when there is none of that name.
  public Product product(String name) {
    return productsByName.get(name);
  }

  public Product product(int number) {
    return products.get(number - 1);
  }

  /// Null when there is none of that name.
  public Contract contract(String name) {
    return contractsByName.get(name);
  }

  /// Null when there is none of that number.
  public Contract contract(int number) {
    return number >= 1 && number <= contracts.size() ? contracts.get(number - 1) : null;
  }

  public List<Product> products() {
    return products;
  }

  public List<Contract> all() {
    return contracts;
  }

  public int nextProduct() {
    return products.size() + 1;
  }

  public int nextContract() {
    return contracts.size() + 1;
  }
}
