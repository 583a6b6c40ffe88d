// SPDX-License-Identifier: Apache-2.0
/// Options asked for and priced as text: one JSON object a line in, one a line out.
package outcry.server.pricing;
