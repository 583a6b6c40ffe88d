// SPDX-License-Identifier: Apache-2.0
/// One class a source: its addresses, the shape of its answers, and what we doubt about them.
package outcry.server.collect.source;
