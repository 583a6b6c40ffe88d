// SPDX-License-Identifier: Apache-2.0
package outcry.architecture.planted.matching;

import java.util.List;
import outcry.architecture.planted.risk.Limit;

/// An office that peeps into another, through a generic argument only.
public record Book(List<Limit> limits) {}
