// SPDX-License-Identifier: Apache-2.0
/// How votes become one number, and the rulebook facts of each index. A method never looks at who
/// voted.
package outcry.index.method;
