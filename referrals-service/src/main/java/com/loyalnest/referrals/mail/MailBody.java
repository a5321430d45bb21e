package com.loyalnest.referrals.mail;

import com.loyalnest.referrals.message.Letter;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.Personalization;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A letter as SendGrid's `v3/mail/send` wants it. The custom arguments come back with every
/// delivery report, so a report finds its message without knowing an address.
final class MailBody {
  static final String MERCHANT = "ln_merchant";
  static final String NOTIFICATION = "ln_notification";

  private MailBody() {}

  static String of(Letter letter, SendGridSettings settings) {
    var mail = new Mail();
    mail.setFrom(new Email(settings.from(), settings.fromName()));
    mail.setSubject(letter.wording().subject());
    mail.addPersonalization(personalization(letter));
    if (!letter.wording().text().isEmpty()) {
      mail.addContent(new Content("text/plain", letter.wording().text()));
    }
    mail.addContent(new Content("text/html", letter.wording().html()));
    mail.addCategory("loyalty");
    try {
      return mail.build();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Personalization personalization(Letter letter) {
    var personalization = new Personalization();
    personalization.addTo(new Email(letter.address()));
    personalization.addCustomArg(MERCHANT, letter.merchantId());
    personalization.addCustomArg(NOTIFICATION, letter.notificationId().toString());
    return personalization;
  }
}
