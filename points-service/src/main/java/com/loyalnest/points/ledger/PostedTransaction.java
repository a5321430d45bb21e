package com.loyalnest.points.ledger;

import com.loyalnest.points.account.AccountKey;
import java.util.List;

/// An entry as it stands in the ledger, and what the account holds after it.
///
/// @param debtPoints of a debit, what no lot could cover; of a credit, what repaid debt
/// @param takings from which lots; of a credit, only from its own, to repay debt
/// @param returns of a restoring credit, into which lots
public record PostedTransaction(
    String transactionId,
    AccountKey account,
    Direction direction,
    Entry entry,
    int debtPoints,
    List<LotTaking> takings,
    List<LotReturn> returns,
    Balance balanceAfter) {}
