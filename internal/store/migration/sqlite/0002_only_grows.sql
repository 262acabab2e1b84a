-- +goose Up

-- What was decided stays: no program, and no hand with a database tool, changes
-- or removes a row of these tables by accident.

-- +goose StatementBegin
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entry only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entry only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER log_hash_no_update BEFORE UPDATE ON log_hash
BEGIN SELECT RAISE(ABORT, 'log_hash only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER log_hash_no_delete BEFORE DELETE ON log_hash
BEGIN SELECT RAISE(ABORT, 'log_hash only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER log_head_no_update BEFORE UPDATE ON log_head
BEGIN SELECT RAISE(ABORT, 'log_head only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER log_head_no_delete BEFORE DELETE ON log_head
BEGIN SELECT RAISE(ABORT, 'log_head only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER log_key_no_update BEFORE UPDATE ON log_key
BEGIN SELECT RAISE(ABORT, 'log_key only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER log_key_no_delete BEFORE DELETE ON log_key
BEGIN SELECT RAISE(ABORT, 'log_key only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER content_no_update BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'content only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER content_no_delete BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'content only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER folder_no_update BEFORE UPDATE ON folder
BEGIN SELECT RAISE(ABORT, 'folder only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER folder_no_delete BEFORE DELETE ON folder
BEGIN SELECT RAISE(ABORT, 'folder only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER folder_file_no_update BEFORE UPDATE ON folder_file
BEGIN SELECT RAISE(ABORT, 'folder_file only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER folder_file_no_delete BEFORE DELETE ON folder_file
BEGIN SELECT RAISE(ABORT, 'folder_file only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER version_no_update BEFORE UPDATE ON version
BEGIN SELECT RAISE(ABORT, 'version only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER version_no_delete BEFORE DELETE ON version
BEGIN SELECT RAISE(ABORT, 'version only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER act_no_update BEFORE UPDATE ON act
BEGIN SELECT RAISE(ABORT, 'act only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER act_no_delete BEFORE DELETE ON act
BEGIN SELECT RAISE(ABORT, 'act only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER costing_no_update BEFORE UPDATE ON costing
BEGIN SELECT RAISE(ABORT, 'costing only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER costing_no_delete BEFORE DELETE ON costing
BEGIN SELECT RAISE(ABORT, 'costing only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER answer_no_update BEFORE UPDATE ON answer
BEGIN SELECT RAISE(ABORT, 'answer only grows'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER answer_no_delete BEFORE DELETE ON answer
BEGIN SELECT RAISE(ABORT, 'answer only grows'); END;
-- +goose StatementEnd
