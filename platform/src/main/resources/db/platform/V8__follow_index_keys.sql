-- Blind indexes follow their key as well: what is made anew is not only sealed.
alter table key_rotations rename column resealed_in_pass to renewed_in_pass;
alter table key_rotations rename column resealed to renewed;
-- The job has another name now; under its old one nobody would ever take it up.
delete from scheduled_tasks where task_name = 'follow-data-key';
