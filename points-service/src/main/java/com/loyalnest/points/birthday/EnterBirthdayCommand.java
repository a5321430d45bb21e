package com.loyalnest.points.birthday;

import com.loyalnest.points.account.AccountKey;
import java.util.Optional;

/// The wish to enter a birthday.
///
/// @param actor who enters it, by an id
/// @param reason why staff change one that was entered before; nobody else has one
public record EnterBirthdayCommand(
    AccountKey account, Birthday birthday, String actor, Optional<String> reason) {}
