package com.loyalnest.points.activity;

import com.loyalnest.points.program.ActivityRule;
import com.loyalnest.points.program.ProgramHistory;
import com.loyalnest.points.program.ProgramVersion;

/// A new deed that the program in force when it was done has a rule for.
record DeedWork(Deed deed, ProgramVersion program, ActivityRule rule, ProgramHistory history) {}
