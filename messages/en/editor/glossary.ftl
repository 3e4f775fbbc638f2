# The list of terms

glossary = Glossary

glossary-search = Search the glossary

glossary-none = No term has these letters.

glossary-docs = Documentation

glossary-count = { $count } terms. Point at a word on the page, or move the focus to it, to see its sentence there.
