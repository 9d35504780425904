import { Navigate } from 'react-router-dom'
import { startOf, useMe } from '../session.ts'

export const Start = () => <Navigate to={startOf(useMe())} replace />
