package com.loyalnest.referrals.message;

import com.loyalnest.referrals.message.Letter.Wording;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/// A message's text in one language, in Mustache without logic: only the variables of its type, no
/// partials, no lambdas. Values are escaped before they go in, so `{{{x}}}` escapes nothing less
/// than `{{x}}`; a subject has one line, whatever a value holds.
final class MessageTemplate {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().withEscaper(Escapers.NONE).emptyStringIsFalse(true).defaultValue("");

  private final Template subject;
  private final Template html;
  private final Template text;

  private MessageTemplate(Template subject, Template html, Template text) {
    this.subject = subject;
    this.html = html;
    this.text = text;
  }

  /// @throws IllegalArgumentException for a template that may not be used; the message says why
  static MessageTemplate of(MessageType type, String subject, String html, String text) {
    if (subject.isBlank() || html.isBlank()) {
      throw new IllegalArgumentException("a template has a subject and a body");
    }
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a subject has one line");
    }
    return new MessageTemplate(compiled(type, subject), compiled(type, html), compiled(type, text));
  }

  Wording fill(Map<String, String> values) {
    var plain = new LinkedHashMap<String, String>();
    var escaped = new LinkedHashMap<String, String>();
    values.forEach((name, value) -> {
      var oneLine = hasControl(value) ? "" : value;
      plain.put(name, oneLine);
      escaped.put(name, Escapers.HTML.escape(oneLine));
    });
    return new Wording(subject.execute(plain), html.execute(escaped), text.execute(plain));
  }

  private static boolean hasControl(String value) {
    return value.chars().anyMatch(Character::isISOControl);
  }

  private static Template compiled(MessageType type, String source) {
    try {
      var template = COMPILER.compile(source);
      template.visit(new AllowList(type));
      return template;
    } catch (MustacheException malformed) {
      throw new IllegalArgumentException("the template is malformed", malformed);
    }
  }

  /// Refuses every name that is not a variable of the type.
  private record AllowList(MessageType type) implements Mustache.Visitor {
    @Override
    public void visitText(String text) {}

    @Override
    public void visitVariable(String name) {
      require(name);
    }

    @Override
    public boolean visitInclude(String name) {
      throw new IllegalArgumentException("a template includes no other: " + name);
    }

    @Override
    public boolean visitParent(String name) {
      return visitInclude(name);
    }

    @Override
    public boolean visitBlock(String name) {
      return visitInclude(name);
    }

    @Override
    public boolean visitSection(String name) {
      require(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      require(name);
      return true;
    }

    private void require(String name) {
      if (!type.variables().contains(name)) {
        throw new IllegalArgumentException("no variable " + name + " in " + type.word());
      }
    }
  }
}
