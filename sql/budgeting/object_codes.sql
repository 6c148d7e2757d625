-- Official codes of the objects of expenditure, the same for every organization.

--: ObjectCode(valid_until?)

--! list (search?, expense_class?, valid_on?, after_code?) : ObjectCode
--- Codes by number; the search looks at the beginning of the code and anywhere in the title.
select code, title, expense_class, valid_from, valid_until
from budgeting.object_codes
where (:search::text is null or starts_with(code, :search) or position(lower(:search) in lower(title)) > 0)
  and (:expense_class::text is null or expense_class = :expense_class)
  and (:valid_on::date is null or (valid_from <= :valid_on and (valid_until is null or valid_until >= :valid_on)))
  and (:after_code::text is null or code > :after_code)
order by code
limit :limit;
