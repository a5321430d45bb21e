package com.loyalnest.points.claim;

import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toMap;

import com.loyalnest.platform.outbox.Cause;
import com.loyalnest.points.account.AccountKey;
import com.loyalnest.points.account.Contact;
import com.loyalnest.points.account.ContactEntry;
import com.loyalnest.points.account.CustomerIdentity;
import com.loyalnest.points.account.EmailIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
  private final EmailIndex emails;

  VerifiedEmails(VerifiedEmailTable table, EmailIndex emails) {
    this.table = table;
    this.emails = emails;
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

  private static boolean tellsMore(EmailProof proof, VerifiedEmailTable.@Nullable Held held) {
    if (held == null) {
      return proof.isVerified();
    }
    return !proof.updatedAt().isBefore(held.updatedAt())
        && (proof.isVerified() != held.isVerified()
            || (proof.isVerified() && !proof.contact().digest().equals(held.digest())));
  }

  /// The guests that these proofs make known, each with what told of it.
  public SortedMap<CustomerIdentity, Cause> guests(
      Collection<EmailProof> proofs, Map<ContactEntry, Contact> fetched) {
    var guests = new TreeMap<CustomerIdentity, Cause>();
    for (var proof : proofs) {
      var guest = guest(proof, fetched);
      if (guest != null) {
        guests.put(guest, proof.cause());
      }
    }
    return guests;
  }

  /// A proof whose address cannot be asked for tells nothing yet.
  public void keep(
      Collection<EmailProof> proofs,
      Map<ContactEntry, Contact> fetched,
      Map<CustomerIdentity, String> accounts) {
    var rows = new ArrayList<VerifiedEmailTable.Row>();
    for (var proof : proofs) {
      var customerId = accounts.get(proof.identity());
      if (customerId != null && (!proof.isVerified() || fetched.containsKey(proof.contact()))) {
        rows.add(
            new VerifiedEmailTable.Row(
                new AccountKey(proof.identity().merchantId(), customerId),
                guest(proof, fetched),
                proof.contact().digest(),
                proof.updatedAt()));
      }
    }
    rows.sort(Comparator.comparing(VerifiedEmailTable.Row::account));
    if (!rows.isEmpty()) {
      table.upsert(rows);
    }
  }

  private @Nullable CustomerIdentity guest(EmailProof proof, Map<ContactEntry, Contact> fetched) {
    var contact = fetched.get(proof.contact());
    return !proof.isVerified() || contact == null || contact.email().isBlank()
        ? null
        : emails.guest(proof.identity().merchantId(), contact.email());
  }
}
