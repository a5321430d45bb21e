package com.loyalnest.referrals.message;

import com.loyalnest.referrals.message.EmailTemplateRepository.OwnText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The texts that merchants wrote themselves. One that may not be used is passed over with a
/// warning, so a bad text costs a merchant its looks and never the message.
@Service
public class OwnTemplates {
  private static final Logger LOG = LoggerFactory.getLogger(OwnTemplates.class);
  private final EmailTemplateRepository repository;

  OwnTemplates(EmailTemplateRepository repository) {
    this.repository = repository;
  }

  private record Key(String merchantId, MessageType type, String language) {}

  /// The usable texts of some merchants.
  static final class Shelf {
    private final Map<Key, MessageTemplate> templates = new HashMap<>();

    Optional<MessageTemplate> find(String merchantId, MessageType type, Language language) {
      return Optional.ofNullable(templates.get(new Key(merchantId, type, language.tag())));
    }
  }

  @Transactional(readOnly = true)
  public Shelf of(Collection<String> merchantIds) {
    var shelf = new Shelf();
    repository.ofMerchants(merchantIds).forEach(text -> put(shelf, text));
    return shelf;
  }

  private static void put(Shelf shelf, OwnText text) {
    try {
      shelf.templates.put(
          new Key(text.merchantId(), text.type(), text.language()),
          MessageTemplate.of(text.type(), text.subject(), text.html(), ""));
    } catch (IllegalArgumentException unusable) {
      LOG.warn(
          "template not used: merchant={} type={} language={}: {}",
          text.merchantId(),
          text.type().word(),
          text.language(),
          unusable.getMessage());
    }
  }
}
