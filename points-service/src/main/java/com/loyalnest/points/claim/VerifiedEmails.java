package com.loyalnest.points.claim;

import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toMap;

import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.ContactIndex;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.EmailAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which addresses customers proved to be theirs. The newest word of the shop wins, whenever it
/// arrives.
@Component
public class VerifiedEmails {
  private final VerifiedEmailTable table;
  private final ContactIndex index;

  VerifiedEmails(VerifiedEmailTable table, ContactIndex index) {
    this.table = table;
    this.index = index;
  }

  /// The newest proof of each person, if it tells something that is not known.
  public List<EmailProof> unknown(Collection<EmailProof> proofs) {
    if (proofs.isEmpty()) {
      return List.of();
    }
    var newest =
        proofs.stream()
            .collect(
                toMap(
                    EmailProof::identity,
                    identity(),
                    BinaryOperator.maxBy(
                        Comparator.comparing(EmailProof::updatedAt)
                            .thenComparing(EmailProof::isVerified)),
                    TreeMap::new));
    var held = table.held(newest.keySet());
    return newest.values().stream()
        .filter(proof -> tellsMore(proof, held.get(proof.identity())))
        .toList();
  }

  private boolean tellsMore(EmailProof proof, VerifiedEmailTable.@Nullable Held held) {
    if (held == null) {
      return proof.isVerified();
    }
    return !proof.updatedAt().isBefore(held.updatedAt())
        && (proof.isVerified() != held.isVerified()
            || (proof.isVerified()
                && (held.whole() == null || !index.isWhole(proof.contact()).test(held.whole()))));
  }

  /// What these people proved, by who they are.
  public SortedMap<CustomerIdentity, EmailAddress> addresses(
      Collection<EmailProof> proofs, Map<ContactEntry, Contact> fetched) {
    var addresses = new TreeMap<CustomerIdentity, EmailAddress>();
    for (var proof : proofs) {
      if (proof.isVerified()) {
        Optional.ofNullable(fetched.get(proof.contact()))
            .flatMap(contact -> EmailAddress.of(proof.identity().merchantId(), contact))
            .ifPresent(address -> addresses.put(proof.identity(), address));
      }
    }
    return addresses;
  }

  /// A proof whose address cannot be asked for tells nothing yet.
  ///
  /// @param proven the guest of each proven address, by who proved it
  public void keep(
      Collection<EmailProof> proofs,
      Map<ContactEntry, Contact> fetched,
      Map<CustomerIdentity, CustomerIdentity> proven,
      Map<CustomerIdentity, String> accounts) {
    var rows = new ArrayList<VerifiedEmailTable.Row>();
    for (var proof : proofs) {
      var customerId = accounts.get(proof.identity());
      if (customerId != null && (!proof.isVerified() || fetched.containsKey(proof.contact()))) {
        rows.add(
            new VerifiedEmailTable.Row(
                new AccountKey(proof.identity().merchantId(), customerId),
                proven.get(proof.identity()),
                proof.contact(),
                proof.updatedAt()));
      }
    }
    rows.sort(Comparator.comparing(VerifiedEmailTable.Row::account));
    if (!rows.isEmpty()) {
      table.upsert(rows);
    }
  }
}
