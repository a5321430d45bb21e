package com.loyalnest.auth.admin;

import com.loyalnest.auth.admin.PlatformAdmins.Proof;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Holds password and code against what an admin has. What fails is written down.
@Component
class ProveAdmin {
  private final PlatformAdmins admins;
  private final Passwords passwords;
  private final OneTimeCodes codes;
  private final AdminLog log;

  ProveAdmin(PlatformAdmins admins, Passwords passwords, OneTimeCodes codes, AdminLog log) {
    this.admins = admins;
    this.passwords = passwords;
    this.codes = codes;
    this.log = log;
  }

  /// Both are looked at always, so that the time taken says nothing about which was wrong. A right
  /// code is used up.
  ///
  /// @param taken the try that was counted; empty where there is nobody to prove
  boolean isRight(Optional<Proof> taken, String password, String code) {
    if (taken.isEmpty()) {
      passwords.matchNobody(password);
      return false;
    }
    var proof = taken.get();
    var step = codes.stepOf(proof.totpSecret(), code);
    var isThePassword = passwords.matches(password, proof.passwordHash());
    if (isThePassword && step.isPresent() && admins.succeed(proof, step.getAsLong())) {
      return true;
    }
    log.note(proof.adminId(), proof.lastTry() ? AdminAction.LOCKED : AdminAction.REFUSED);
    return false;
  }
}
