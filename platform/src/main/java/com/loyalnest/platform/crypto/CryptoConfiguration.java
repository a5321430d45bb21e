package com.loyalnest.platform.crypto;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/// The keys and what is done with them.
@AutoConfiguration(after = JdbcTemplateAutoConfiguration.class)
@EnableConfigurationProperties(CryptoSettings.class)
public class CryptoConfiguration {

  @Bean
  FieldCipher fieldCipher(JdbcTemplate jdbcTemplate, CryptoSettings settings) {
    return new FieldCipher(jdbcTemplate, new DataKeys(settings));
  }

  @Bean
  BlindIndex blindIndex(CryptoSettings settings) {
    return new BlindIndex(settings);
  }
}
